#!/bin/sh
# Everything that can be said about the source without running the business: make check. Wants `make web` done.
set -eu
cd "$(dirname -- "$0")/.."
. tools/words.sh

say "ruff: rules" && .venv/bin/ruff check --quiet .
say "ruff: format" && .venv/bin/ruff format --check --quiet .
say "mypy --strict" && .venv/bin/mypy --no-error-summary
say "direction of imports" && .venv/bin/lint-imports --no-logo
say "web client: types" && tools/web.sh check
say "rules of the tree" && .venv/bin/python -m pytest -q tests/architecture
say "check passed"
