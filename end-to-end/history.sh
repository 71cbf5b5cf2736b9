#!/usr/bin/env bash
# Puts an auditor's questions to a history, from the command line alone, and looks that the answers hold:
#
#   end-to-end/history.sh [WORKSPACE ENVIRONMENT]
#
# Without a workspace it makes a history first, on the simulated provider: an environment that fails once and is deployed
# again. A workspace that is given is only read; projections are rebuilt, and a byte altered, in a copy of its database.
set -euo pipefail
root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
deployer=$root/bin/torrust-tracker-deployer
# shellcheck source=end-to-end/checks.sh
. "$root/end-to-end/checks.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
DEPLOYER_WORKSPACE=${1:-$work/made}
name=${2:-demo}
export DEPLOYER_WORKSPACE

# the first value of a field in JSON lines
field() { grep -o "\"$1\":[^,}]*" | head -n 1 | sed 's/^[^:]*:"\{0,1\}//; s/"$//'; }

if [ "$#" = 0 ]; then
    say "An environment that fails once, and is deployed again"
    ends "create" 0 "$deployer" create "$name" --provider simulated --set provider.step-seconds=0 \
        --set provider.fail-at=configure.install-docker
    ends "deploy fails" 6 "$deployer" deploy "$name" --auto-approve
    ends "deploy" 0 "$deployer" deploy "$name" --auto-approve
fi

say "Who ran what?"
ends "history" 0 "$deployer" history "$name"
holds "it says who" "$said" "$(id -un)"
ends "history --events" 0 "$deployer" history "$name" --events --limit 1000 --wide
holds "from the first on" "$said" "environment.created"

say "Why did it fail?"
failed=$("$deployer" history "$name" --status failed --limit 1 --format jsonl | field id)
[ -n "$failed" ] || fail "no operation of $name failed, so there is nothing to ask"
ends "history show" 0 "$deployer" history show "$failed"
holds "in the tool's own words" "$said" "Failure"
holds "and what to do" "$said" "Hint"

say "What was the state before?"
ends "replay --until-error" 0 "$deployer" replay "$name" --until-error
holds "the state before the first failure" "$said" "As of"
ends "status --at" 0 "$deployer" status "$name" --at "op:$failed"
holds "and how it stood when that one had failed" "$said" "failed"
ends "replay --step" 0 "$deployer" replay "$name" --step --to @4
holds "step by step" "$said" "→"

say "What changed since?"
ends "history diff" 7 "$deployer" history diff "$name@op:$failed" "$name"
ends "nothing since now" 0 "$deployer" history diff "$name" "$name"

say "Does the history verify?"
ends "events verify" 0 "$deployer" events verify
ends "replay --all --check" 0 "$deployer" replay --all --check
holds "today's program would record the same" "$said" "nothing is otherwise"

say "Does a rebuilt projection equal the old one?"
answers() {
    "$deployer" list --format json
    "$deployer" status "$name" --recorded --format json
    "$deployer" history --limit 1000 --format json
}
mkdir -p "$work/copy/data"
cp "$DEPLOYER_WORKSPACE"/data/events.db* "$work/copy/data/"
DEPLOYER_WORKSPACE=$work/copy
before=$(answers)
ends "projections verify" 0 "$deployer" projections verify
ends "projections rebuild" 0 "$deployer" projections rebuild --all --reason "an auditor asks"
same "every answer is the same" "$(cksum <<<"$before")" "$(answers | cksum)"
ends "projections verify" 0 "$deployer" projections verify

say "One byte of the database is another"
# In the row of the table, and not in an index, the event's id is followed by its type, its time and its payload.
position=3
event=$("$deployer" events show "$position" --format jsonl)
database=$work/copy/data/events.db
# Pages that were split keep what they held, so that it may stand there more than once; only one of them counts.
for row in $(LC_ALL=C grep -abo "$(field id <<<"$event")$(field type <<<"$event")" "$database" | cut -d : -f 1); do
    payload=$(tail -c "+$((row + 1))" "$database" | LC_ALL=C grep -abo '"operation":"' | head -n 1 | cut -d : -f 1)
    printf x | dd "of=$database" bs=1 "seek=$((row + payload + 13))" conv=notrunc status=none
done
ends "events verify says no" 7 "$deployer" events verify
holds "and names the event" "$said" "event $position"
ends "events verify of the history itself" 0 "$deployer" events verify --workspace "${1:-$work/made}"

all_passed
