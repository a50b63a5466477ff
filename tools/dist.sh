#!/bin/sh
# Makes one wheel in dist/ with the web client and the migrations inside. Wants `make web` done.
set -eu
cd "$(dirname -- "$0")/.."
. tools/words.sh

rm -rf dist
.venv/bin/python -m hatchling build -t wheel -d dist >/dev/null
wheel=$(ls dist/*.whl)
.venv/bin/python tools/inspect_wheel.py "$wheel"
say "made $wheel"
