# Replays of the environment's history; it was destroyed, made again and restored before, and here a release of it fails.
# shellcheck shell=bash
"$deployer" release "$name" --config "$work/tracker.toml" -q
rm "$DEPLOYER_WORKSPACE/data/$name/tracker/"*.toml
try release "an own configuration whose text is gone" 6 "is gone or was changed" release "$name"
"$deployer" release "$name" --generated-config -q
try replay "" 0 "As of|State              running" replay "$name"
try replay --trace 0 "environment.created|operation.failed|environment.destroyed|operation.succeeded" replay "$name" --trace
try replay "--step --from --to" 0 "state                    created → provisioned" replay "$name" --step --from @1 --to @40
try replay --until-error 0 "As of|is gone or was changed" replay "$name" --until-error
try replay --check 0 "1 environment,|nothing is otherwise" replay "$name" --check
try replay "--all --check" 0 "nothing is otherwise" replay --all --check
try replay "--format json" 0 '"state" : "running"' replay "$name" --format json
try replay "--check --format json" 0 '"good" : true' replay "$name" --check --format json
"$deployer" events export -o "$work/history.jsonl"
try replay --file 0 "As of|State              running" replay --file "$work/history.jsonl" --workspace "$work/nowhere"
try replay "--file --check" 0 "nothing is otherwise" replay --file "$work/history.jsonl" --check --workspace "$work/nowhere"
try replay "--all without --check" 2 "--check" replay --all
