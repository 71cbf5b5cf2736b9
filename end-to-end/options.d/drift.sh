# The look for drift; sourced by end-to-end/options while the environment runs.
# shellcheck shell=bash
try status --drift 0 "No drift: $name is as it is recorded." status "$name" --drift
try status "--drift --format json" 0 '"drift" : false' status "$name" --drift --format json
try status "--drift --format yaml" 0 "drift: false" status "$name" --drift --format yaml
try status "--drift --watch" 2 "--drift is a look of its own." status "$name" --drift --watch
if lxd; then
    "$deployer" ssh "$name" -- "echo '# by hand' >>/opt/torrust/current/compose.yml" >/dev/null
else
    sed -i 's/"digest":"[0-9a-f]*"/"digest":"0"/g' "$DEPLOYER_WORKSPACE/data/$name/simulated/world.json"
fi
try status "--drift, a file changed by hand" 7 "was changed (recorded: as it was uploaded)|Mend it: torrust-tracker-deployer deploy $name" \
    status "$name" --drift
try deploy "--dry-run tells what it would mend" 0 "because it is not as it was left" deploy "$name" --dry-run
try deploy "mends what --drift finds" 0 "differs from what is recorded of it; that will be mended|$name is running." deploy "$name"
try status "--drift, mended" 0 "No drift" status "$name" --drift
