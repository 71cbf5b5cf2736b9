# The options of history, and the past in status and list; sourced by end-to-end/options while the environment runs.
# shellcheck shell=bash
operation() { "$deployer" history "$name" --type "$1" --limit 1 --format json | tr -d '\n' | sed 's/.*"id" : "\([^"]*\)".*/\1/'; }
begun() { "$deployer" history "$name" --type "$1" --limit 1 --format json | tr -d '\n' | sed 's/.*"position" : \([0-9]*\),.*/\1/'; }
run=$(operation run)
try history "" 0 "SEQ|ENVIRONMENT|OPERATION|STATUS|DURATION|$name" history
try history "ENV, the last 20" 0 "The last 20 of |oldest first. All of them: --limit " history "$name"
try history --limit 0 "The last 1 of " history "$name" --limit 1
try history --reverse 0 "newest first" history "$name" --reverse
try history --after 0 " operations behind 0, oldest first. The next ones: --after 1|create" history "$name" --after 0 --limit 1
try history "--since, --until" 0 "create" history "$name" --since 1d --until "$(date -u +%Y-%m-%dT%H:%M:%SZ)" --after 0
try history "--until, before the beginning" 0 "No operation is like that." history "$name" --until 2020-01-01
try history "--type SUBCOMMAND" 0 "create" history "$name" --type create --limit 100
try history "--type EVENT" 0 "release" history "$name" --type environment.released
try history --status 0 "succeeded" history "$name" --status ok
try history "--status abandoned" 0 "No operation is like that." history "$name" --status abandoned
try history "--status, a word there is not" 2 "none of ok, failed, interrupted, open" history "$name" --status good
try history --actor 0 "$name" history "$name" --actor "$(id -un)"
try history --op 0 "run" history --op "$run"
try history --grep 0 "$name" history "$name" --grep '"state|containers|image"'
try history --wide 0 "ACTOR|ID|$run" history "$name" --op "$run" --wide
try history --events 0 "operation.succeeded|environment.running" history "$name" --events --op "$run"
try history "--events --wide" 0 "running: release" history "$name" --events --op "$run" --type environment.running --wide
try history "--format json" 0 '"operations" : [ {|"next" : ' history "$name" --format json
try history "--format jsonl" 0 '{"schemaVersion":1,"position":' history "$name" --format jsonl
try history "--format yaml" 0 "operations:" history "$name" --format yaml
try history "nobody" 3 "There is no environment nobody." history nobody
sees history "--follow --events as JSON lines" grep -q '"type":"environment.running"' \
    <(timeout 6 "$deployer" history "$name" --events --follow --format jsonl --limit 1000 2>/dev/null)
try history "--follow --op, one that ended" 0 "run" history --follow --op "$run"
try history "--follow --exit-status" 0 "succeeded" history --follow --exit-status --op "$run"
try history "--exit-status without --follow" 2 "it needs --follow" history "$name" --exit-status
try history "show OPERATION" 0 "Command            run $name|Exit code          0|Versions           |deployer 0.|  start |State|environment.running" history show "$run"
try history "show SEQ" 0 "Operation          $run" history show "$(begun run)"
try history "show --format json" 0 '"stateAfter" : "running"|"arguments" : [ "run"|"steps" : [ {' history show "$run" --format json
if lxd; then
    try history "show: resources and logs" 0 "+ lxd_instance.|/tofu-apply/|tofu " history show "$(operation machine.created)"
fi
try history "diff ENV@REF" 7 "~ state|created → |+ address" history diff "$name@@1"
try history "diff REF REF" 0 "Nothing differs." history diff "$name@op:$run" "op:$run"
try history "diff --format json" 7 '"same" : false|"field" : "state"' history diff "$name@@1" head --format json
try status "--at @N" 0 "As of              after event @1|State              created" status "$name" --at @1
try status "--at op:ID --format json" 0 '"asOf" : {|"moment" : "op:'"$run"'"|"state" : "running"' status "$name" --at "op:$run" --format json
try status "--at ~N" 0 "As of              ~1" status "$name" --at ~1
try status "--at, before the beginning" 3 "there was no environment $name yet" status "$name" --at 2020-01-01
try list "--at TIME" 0 "As of |$name" list --at 0s
try list "--at, before the beginning" 0 "As of 2020-01-01T00:00:00Z there were no environments." list --at 2020-01-01
