# The event log and the projections; sourced by end-to-end/options while the environment runs.
# shellcheck shell=bash
log=$work/log.jsonl
try events "list" 0 "operation.succeeded|@" events list
try events "list ENV --type --after --limit" 0 "step.completed" events list "$name" --type step.completed --after 0 --limit 3
try events "list --format jsonl" 0 '"type":"operation.succeeded"' events list --limit 200 --format jsonl
try events "show SEQ" 0 "environment.created|follows from the event" events show 1
try events "show SEQ, none" 3 "There is no event 999999." events show 999999
try events "types" 0 "environment.created|KNOWN HERE" events types
try events "export" 0 '"chain":"whole"|"end":"torrust-tracker-deployer-events"' events export
try events "export ENV" 0 '"chain":"gaps"' events export "$name"
try events "export --since" 0 '"chain":"tail"' events export --since 1s
try events "export -o FILE" 0 "The export is in $log: " events export -o "$log"
sees events "export: the same bytes twice" cmp -s "$log" <("$deployer" events export)
sees events "export: 0600" [ "$(mode "$log")" = 600 ]
try events "checkpoint -o --sign-with" 0 "and its signature in $work/point.json.sig" events checkpoint -o "$work/point.json" --sign-with "$work/key"
printf 'options@example.org %s\n' "$(cat "$work/key.pub")" >"$work/allowed"
try events "verify" 0 "events are as they were written." events verify
try events "verify --checkpoint --signed-by" 0 "agrees up to event|options@example.org" \
    events verify --checkpoint "$work/point.json" --signed-by "$work/allowed"
try events "import --into DIR" 0 "to be read and not to be written to" events import "$log" --into "$work/audit"
try events "import: the same list" 0 "$name" list --workspace "$work/audit"
try events "import: no machine is asked" 0 "its machines are not asked from here" status "$name" --workspace "$work/audit"
try events "import: nothing is written" 5 "was imported, so it can only be read" deploy "$name" --workspace "$work/audit"
sees events "import: exported to the same bytes" cmp -s "$log" <("$deployer" events export --workspace "$work/audit")
sees events "import -: the standard input" bash -c '"$0" events export | "$0" events import - --into "$1" >/dev/null' "$deployer" "$work/piped"
try events "import <(…): a pipe that somebody writes to" 0 "to be read and not to be written to" events import <(cat "$log") --into "$work/substituted"
mkfifo "$work/pipe"
try events "import: a pipe that nobody writes to" 2 "it is no plain file" events import "$work/pipe" --into "$work/none"
try events "import, not merged" 2 "nothing is merged" events import "$log" --into "$DEPLOYER_WORKSPACE"
head -n 20 "$log" >"$work/short.jsonl"
try events "import, cut off" 7 "it is cut off behind event 19" events import "$work/short.jsonl" --into "$work/none"
sees events "import, refused: nothing is left" [ ! -e "$work/none" ]
try projections "list" 0 "status" projections list
try projections "verify" 0 "the same as the events give" projections verify
try projections "rebuild NAME --reason" 0 "Rebuilt status: " projections rebuild status --reason "the table of options"
try projections "list: who had it rebuilt" 0 "the table of options" projections list
try projections "rebuild --all" 0 "Rebuilt list, status, history: " projections rebuild --all
try projections "verify NAME" 0 "list " projections verify list --format table
