#!/bin/sh
# Prints the path of the Python to build with: PYTHON when given, else the first of
# python3.13, 3.12, 3.11, python3 on PATH that RUNS (a shim may be there and fail) and is 3.11 or newer.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=tools/words.sh
. "$here/words.sh"

# Prints nothing for a Python of its own standing, the base interpreter for one of a virtualenv (which may be .venv).
probe='
import sys
if sys.version_info < (3, 11): sys.exit("older than 3.11")
if sys.prefix != sys.base_prefix: print(sys._base_executable)
'

# works FILE: prints the interpreter to use, when FILE runs and is new enough.
works() {
    base=$("$1" -c "$probe" 2>/dev/null) || return 1
    printf '%s\n' "${base:-$1}"
}

if [ -n "${PYTHON:-}" ]; then
    works "$PYTHON" ||
        stop "PYTHON=$PYTHON does not run as Python 3.11 or newer: name another, as in make PYTHON=/usr/bin/python3.12"
    exit 0
fi

old_ifs=$IFS
for name in python3.13 python3.12 python3.11 python3; do
    IFS=:
    for folder in $PATH; do
        IFS=$old_ifs
        [ -f "${folder:-.}/$name" ] && [ -x "${folder:-.}/$name" ] && works "${folder:-.}/$name" && exit 0
    done
done

fix="name one with make PYTHON=/path/to/python3"
command -v apt-get >/dev/null 2>&1 && fix="apt-get install python3 python3-venv, or $fix"
stop "no Python 3.11 or newer found: $fix"
