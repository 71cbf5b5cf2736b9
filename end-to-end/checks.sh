# shellcheck shell=bash
# Sourced by the runs on real parts: says what is checked, counts what held, and ends at the first thing that does not.
passed=0

say() { printf '\n== %s\n' "$*"; }
ok() { passed=$((passed + 1)); printf 'ok %d - %s\n' "$passed" "$*"; }
fail() { printf 'NOT OK - %s\n' "$*" >&2; exit 1; }

# needs_root WHO
needs_root() { [ "$(id -u)" = 0 ] || { echo "$1 needs root: it makes machines with LXD" >&2; exit 1; }; }

# same WHAT EXPECTED SEEN
same() { [ "$2" = "$3" ] || fail "$1: expected '$2', saw '$3'"; ok "$1: $3"; }
# holds WHAT TEXT PART. Without a pipe, which grep would break off: half-read output is no result.
holds() { case "$2" in *"$3"*) ok "$1" ;; *) printf '%s\n' "$2" >&2; fail "$1: '$3' is missing above" ;; esac; }
# lacks WHAT TEXT PART
lacks() { case "$2" in *"$3"*) fail "$1: '$3' is said above" ;; *) ok "$1" ;; esac; }
# sealed WHAT FILE WORD...: the file is one that OpenTofu encrypted, and none of the words can be read in it
sealed() {
    local what=$1 file=$2 word
    shift 2
    grep -q '"encrypted_data"' "$file" || fail "$what: $file is not"
    for word; do
        [ -n "$word" ] || fail "$what: there is no word to look for"
        if grep -qF -- "$word" "$file"; then fail "$what: '$word' can be read in $file"; fi
    done
    ok "$what"
}
# ends WHAT CODE COMMAND...: runs it and compares its exit code; what it said is in $said
ends() {
    local what=$1 code=$2 seen=0
    shift 2
    said=$("$@" 2>&1 </dev/null) || seen=$?
    printf '%s\n' "$said"
    [ "$seen" = "$code" ] || fail "$what: expected exit code $code, got $seen"
    ok "$what: exit code $code"
}
all_passed() { printf '\n%d passed, 0 failed\n' "$passed"; }
