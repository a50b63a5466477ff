#!/bin/sh
# Makes .venv hold the packages of a lock file and this project: setup_python.sh run|dev
# Ready means: a stamp with the lock file's hash. Nothing is compiled, nothing unhashed is fetched, nothing is asked.
set -eu
cd "$(dirname -- "$0")/.."
. tools/words.sh
. tools/pip.sh

case "${1:-run}" in
    run) lock=requirements.lock ;;
    dev) lock=requirements-dev.lock ;; # holds every pin of requirements.lock too; a test says so
    *) stop "unknown level '$1': run or dev" ;;
esac
level=${1:-run}
unfinished=.venv/.unfinished # there while .venv is being changed: a .venv that still has it is thrown away

lock_hash=$(digest <"$lock")
project_hash=$({ pwd; cat pyproject.toml; } | digest)

python_runs() { .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

python_as_asked() { # PYTHON= names another than .venv was made with?
    [ -z "${PYTHON:-}" ] && return 0
    base='import sys; print(sys.base_prefix, sys.version_info[:2])'
    [ "$("$PYTHON" -c "$base" 2>/dev/null)" = "$(.venv/bin/python -c "$base")" ]
}

moved() { [ -f .venv/.place ] && [ "$(cat .venv/.place)" != "$(pwd)" ]; }

usable() { [ ! -e "$unfinished" ] && python_runs && python_as_asked && ! moved; }

ready() {
    stamped ".venv/.stamp-$level" "$lock_hash" && stamped .venv/.stamp-project "$project_hash" &&
        [ -x .venv/bin/truckroll ] && usable
}

new_venv() { # VENV_OPTION...
    rm -rf .venv
    mkdir .venv
    : >"$unfinished"
    step "$python" -m venv "$@" .venv >/dev/null 2>&1
}

install_venv_package() {
    say "this Python has neither ensurepip nor pip: apt-get install python3-venv"
    step apt-get install -y --no-install-recommends python3-venv >/dev/null 2>&1 ||
        { step apt-get update -q >/dev/null 2>&1 &&
            step apt-get install -y --no-install-recommends python3-venv >/dev/null 2>&1; }
}

make_venv() {
    python=$(tools/find_python.sh) || exit 1
    say "making .venv with $("$python" --version 2>&1) ($python)"
    new_venv && has_pip && return 0
    if find_outer_pip && new_venv --without-pip; then
        say "this Python has no ensurepip: the system's pip installs into .venv"
        return 0
    fi
    rm -rf .venv
    if as_root_on_debian; then
        install_venv_package || :
        new_venv && has_pip && return 0
        rm -rf .venv
    fi
    stop "$python can make no virtualenv with pip: run apt-get install python3-venv (as root) and try again"
}

install_packages() {
    say "installing the packages of $lock into .venv"
    : >"$unfinished"
    venv_pip install -qq --only-binary :all: --require-hashes -r "$lock" || {
        rm -f "$unfinished" # pip gave up in good order: what is there may stay
        stop "pip could not install $lock (its own message is above): check the network, proxy and index settings and try again"
    }
    # the lock for tests holds all that is needed to run
    if [ "$level" = dev ]; then digest <requirements.lock >.venv/.stamp-run; fi
    printf '%s\n' "$lock_hash" >".venv/.stamp-$level"
    pwd >.venv/.place
    rm -f "$unfinished"
}

install_project() {
    say "installing this checkout into .venv, for the truckroll command"
    venv_pip install -qq --no-index --no-deps --no-build-isolation -e . ||
        stop "pip could not install this checkout (its own message is above)"
    printf '%s\n' "$project_hash" >.venv/.stamp-project
}

# Somebody else's .venv is taken as it is when packages can be put into it.
can_install() { has_pip || { python=$(tools/find_python.sh) && find_outer_pip; }; }

ready && exit 0
one_at_a_time
ready && exit 0 # the one before us did it
{ usable && can_install; } || make_venv
stamped ".venv/.stamp-$level" "$lock_hash" || install_packages
{ stamped .venv/.stamp-project "$project_hash" && [ -x .venv/bin/truckroll ]; } || install_project
say "Python is ready"
