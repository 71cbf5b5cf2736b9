#!/usr/bin/env bash
# Everything the end-to-end run needs, and a file with where it is. `all.sh --stop` stops what was started here.
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
need_root

if [ "${1:-}" = --stop ]; then
    "$here/registry.sh" --stop
    "$here/lxd.sh" --stop
    exit
fi

for piece in packages lxd image opentofu provider tracker registry; do "$here/$piece.sh"; done
(
    umask 077
    {
        echo "PATH=$CACHE/bin:\$PATH"
        if [ -s "$CACHE/tofurc" ]; then echo "export TF_CLI_CONFIG_FILE=$CACHE/tofurc"; fi
        echo "export TRACKER_CLIENTS=$CACHE/tracker/bin"
        echo "export REGISTRY_MIRROR=http://$(lxc network get lxdbr0 ipv4.address | cut -d/ -f1):5000"
    } >"$CACHE/env.sh"
)
say "everything is there"
