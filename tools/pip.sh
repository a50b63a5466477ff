# Installs into .venv, whose Python may lack pip. To be sourced at the checkout's top, after words.sh.
# shellcheck shell=sh

has_pip() { .venv/bin/python -c 'import pip' >/dev/null 2>&1; }

# find_outer_pip: a pip of the system that can install into another place (22.3 or newer knows --python).
# Wants $python, leaves $outer_pip.
find_outer_pip() {
    [ -z "${outer_pip:-}" ] || return 0
    for outer_pip in module pip3 pip; do
        call_outer_pip --python "$python" --version >/dev/null 2>&1 && return 0
    done
    outer_pip=
    return 1
}

call_outer_pip() {
    case "$outer_pip" in
        module) ${in_step:-} "$python" -m pip "$@" ;;
        *) ${in_step:-} "$outer_pip" "$@" ;;
    esac
}

# venv_pip ARGUMENT...: pip, for .venv.
venv_pip() {
    if has_pip; then
        step .venv/bin/python -m pip "$@"
    else
        python=$(tools/find_python.sh) || exit 1
        find_outer_pip || stop "pip is gone: run apt-get install python3-venv (as root), remove .venv and try again"
        in_step=step call_outer_pip --python .venv/bin/python "$@"
    fi
}
