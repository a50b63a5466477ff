# Words that the scripts of this folder share: how they speak, stop, run a long step and compare stamps.
# shellcheck shell=sh

say() { printf '[truckroll] %s\n' "$*"; }

# stop SENTENCE: one line that names the fix, and no more.
stop() {
    printf '[truckroll] STOPPED: %s\n' "$*" >&2
    exit 1
}

# step COMMAND...: runs a long command so that TERM or Ctrl-C ends it too, at once, rather than orphan it.
step() {
    "$@" &
    step_pid=$!
    trap 'kill -TERM "$step_pid" 2>/dev/null; wait "$step_pid" 2>/dev/null; exit 130' INT TERM HUP
    step_rc=0
    wait "$step_pid" || step_rc=$?
    trap - INT TERM HUP
    return "$step_rc"
}

# digest: the hash of what comes in.
digest() {
    if command -v sha256sum >/dev/null 2>&1; then sha256sum | cut -d ' ' -f 1
    elif command -v shasum >/dev/null 2>&1; then shasum -a 256 | cut -d ' ' -f 1
    else cksum | tr ' ' '-'; fi
}

# stamped FILE HASH: true when the step that wrote FILE ended well for this very HASH.
stamped() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

# one_at_a_time: two makes in one checkout wait for each other (where the system has flock).
one_at_a_time() {
    command -v flock >/dev/null 2>&1 || return 0
    exec 9>.setup.lock
    flock -n 9 || { say "waiting for another make in this checkout"; flock 9; }
}

# as_root_on_debian: may we install a system package by ourselves?
as_root_on_debian() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

# Certificates that the machine names once are meant for pip and node alike.
if [ -n "${SSL_CERT_FILE:-}" ]; then
    export PIP_CERT="${PIP_CERT:-${REQUESTS_CA_BUNDLE:-$SSL_CERT_FILE}}"
    export NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-$SSL_CERT_FILE}"
fi

# Nothing here may ask a question, or be led elsewhere by a setting meant for another project.
export PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1 DEBIAN_FRONTEND=noninteractive
unset PYTHONHOME PYTHONPATH PIP_USER PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV
