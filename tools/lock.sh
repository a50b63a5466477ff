#!/bin/sh
# Writes the lock files anew from pyproject.toml: pins and hashes alone, no address of any registry.
set -eu
cd "$(dirname -- "$0")/.."
. tools/words.sh

uv=$(command -v uv || echo .venv/bin/uv)
"$uv" --version >/dev/null 2>&1 || stop "uv is not here: .venv/bin/python -m pip install uv"

lock() { # FILE SOURCE_AND_GROUPS...
    file=$1
    shift
    "$uv" pip compile "$@" --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
        --quiet -o "$file"
    say "$file: $(grep -c '^[a-z0-9].*==' "$file") packages"
}

lock requirements.lock pyproject.toml --group build
lock requirements-dev.lock pyproject.toml --group dev
lock requirements-node.lock --group pyproject.toml:node
