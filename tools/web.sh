#!/bin/sh
# Builds and checks the web client: web.sh install|build|test|check. Wants .venv to be ready. What is done is skipped.
set -eu
cd "$(dirname -- "$0")/.."
. tools/words.sh
. tools/pip.sh
. tools/node.sh
one_at_a_time

stamps=web/node_modules/.stamps # go with node_modules when that goes

# Names and contents of all source under the given places.
digest_of() {
    find "$@" \( -name node_modules -o -name __pycache__ -o -path server/static \) -prune -o -type f -print |
        LC_ALL=C sort >"$stamps/list"
    { cat "$stamps/list"; tr '\n' '\0' <"$stamps/list" | xargs -0 cat; } | digest
}

install() {
    hash=$({ cat web/package.json web/package-lock.json; node --version; } | digest)
    stamped "$stamps/install" "$hash" && return 0
    say "installing the web client's packages (npm ci)"
    step npm --prefix web ci --no-audit --no-fund --loglevel=error ||
        stop "npm ci failed (its own message is above): check the network, proxy and registry settings and try again"
    mkdir -p "$stamps"
    printf '%s\n' "$hash" >"$stamps/install"
}

# The two documents that the client's types are made from, written anew only when the server's source changed.
openapi() {
    hash=$(digest_of server mobile_api wsgi.py requirements.lock)
    stamped "$stamps/openapi" "$hash" && [ -s web/src/api/api.json ] && [ -s web/src/api/mobile.json ] && return 0
    say "writing the OpenAPI documents"
    mkdir -p web/src/api
    for document in api mobile; do
        TRUCKROLL_HOME=$stamps/home .venv/bin/truckroll openapi "$document" >"web/src/api/$document.json.new" ||
            { rm -f "web/src/api/$document.json.new"; stop "truckroll openapi $document failed (its own message is above)"; }
        mv "web/src/api/$document.json.new" "web/src/api/$document.json"
    done
    printf '%s\n' "$hash" >"$stamps/openapi"
}

build() {
    openapi
    hash=$(digest_of web)
    stamped "$stamps/build" "$hash" && [ -n "$(ls server/static 2>/dev/null)" ] && return 0
    say "building the web client into server/static"
    step npm --prefix web run --silent build -- --logLevel warn || stop "the web client does not build (its own message is above)"
    digest_of web >"$stamps/build" # the build writes the types beside the source
}

install
case "${1:-build}" in
    install) ;;
    openapi) openapi ;;
    build) build ;;
    test) openapi; step npm --prefix web run --silent test ;;
    check) openapi; step npm --prefix web run --silent check ;;
    *) stop "unknown command '$1': install, openapi, build, test or check" ;;
esac
