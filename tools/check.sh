#!/bin/sh
# Everything that can be said about the source without running the business: make check. Wants `make web` done.
# Every kind of check runs, whatever the one before it said; the last line names those that failed.
set -eu
cd "$(dirname -- "$0")/.."
. tools/words.sh

failed=
check() { # NAME COMMAND...
    name=$1
    shift
    say "$name"
    step "$@" || failed="$failed; $name"
}

check "ruff: rules" .venv/bin/ruff check --quiet --output-format concise .
check "ruff: format" .venv/bin/ruff format --check --quiet --output-format concise .
check "types: mypy --strict" .venv/bin/mypy --no-error-summary
check "direction of imports" .venv/bin/lint-imports --no-logo
check "web client: svelte-check" tools/web.sh check
check "rules of the tree" .venv/bin/python -m pytest -q tests/architecture

[ -z "$failed" ] || stop "check failed${failed}"
say "check passed"
