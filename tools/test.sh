#!/bin/sh
# Every test, the server's last, so that its closing lines close: test.sh [PYTEST_ARGUMENT...]. Wants `make web` done.
set -eu
cd "$(dirname -- "$0")/.."
. tools/words.sh

say "tests of the web client"
web=passed
tools/web.sh test || web=failed

say "tests of the server"
[ "$web" = failed ] || exec .venv/bin/python -m pytest -n 2 --dist loadfile "$@"
.venv/bin/python -m pytest -n 2 --dist loadfile "$@" || :
stop "the web client's tests failed (further above)"
