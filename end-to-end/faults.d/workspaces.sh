# shellcheck shell=bash
# Sourced by 'end-to-end/run --faults', and by WorkspacesTest: workspaces and surroundings in trouble. Uses $deployer and the
# checks of end-to-end/checks.sh, and the simulated provider alone; an environment that was made for it is removed first.
# shellcheck disable=SC2154 # what it uses is set where it is sourced

if [ -n "${name-}" ]; then ends "the environment on real parts is not needed" 0 "$deployer" destroy "$name" --force; fi

# The program in the workspace $there.
there=
it() { "$deployer" "$@" --workspace "$there"; }
create_there() { it create demo --provider simulated --set provider.step-seconds=0; }

disk=$(mktemp -d)
say "On a disk that fills up"
for size in 64k 300k 500k 700k; do
    mount -t tmpfs -o "size=$size" tmpfs "$disk"
    there=$disk/workspace
    if said=$(create_there 2>&1) && said=$(it deploy demo --auto-approve 2>&1); then fail "$size was enough"; fi
    holds "$size: it is said" "$said" "disk is full"
    lacks "$size: in a sentence" "$said" "Exception"
    mount -o remount,size=64m "$disk"
    create_there >/dev/null 2>&1 || true
    ends "$size: with more room the same goes on" 0 it deploy demo --auto-approve -q
    ends "$size: nothing is told that is not so" 0 it replay --all --check
    umount "$disk"
done

say "On a disk that cannot be written to"
mount -t tmpfs -o size=64m tmpfs "$disk"
there=$disk/workspace
ends "create" 0 create_there
mount -o remount,ro "$disk"
for line in "deploy demo --auto-approve" "create other --provider simulated" "config set demo tracker.tag=3" "projections rebuild"; do
    # shellcheck disable=SC2086 # words
    ends "$line" 8 it $line
    lacks "$line: in a sentence" "$said" "Exception"
done
mount -o remount,rw "$disk"
ends "deploy, once it can be" 0 it deploy demo --auto-approve -q
umount "$disk"

say "By any name, in any language"
there=$disk/$'w\303\266rk \360\237\232\200 of\ntwo lines'
for language in C tr_TR.UTF-8 xx_XX.UTF-8; do
    ends "$language: create" 0 env "LC_ALL=$language" "$deployer" create demo-x --workspace "$there" --provider simulated --dry-run
done
ends "create" 0 create_there
ends "deploy" 0 env LC_ALL=C TZ=No/Where "$deployer" deploy demo --auto-approve --reason $'f\303\274r Zo\303\253' --workspace "$there"
holds "letters come back as they were given" "$(LC_ALL=C "$deployer" history show 2 --workspace "$there")" $'f\303\274r Zo\303\253'
same "no language changes what programs read" \
    "$(LC_ALL=C.UTF-8 TZ=UTC "$deployer" list --format json --workspace "$there")" \
    "$(JAVA_TOOL_OPTIONS='-Duser.language=tr -Duser.country=TR' LC_ALL=tr_TR.UTF-8 TZ=:/etc/passwd "$deployer" list --format json --workspace "$there" 2>/dev/null)"

say "Behind a link, and in the hands of others"
ln -s "$there" "$disk/link"
there=$disk/link
ends "a link is followed" 0 it status demo --recorded
if id nobody >/dev/null 2>&1 && command -v setpriv >/dev/null; then
    chmod 755 "$disk"
    ends "another user is told" 8 setpriv --reuid nobody --clear-groups env HOME=/nonexistent DEPLOYER_START_CACHE=off \
        "$deployer" list --workspace "$there"
    holds "and what to do" "$said" "Work as the user it belongs to"

    # What SQLite keeps beside the history comes and goes with who reads.
    kept() { (cd "$there" && find . ! -name 'events.db-*' | sort); }
    chown -R nobody "$there/"
    before=$(kept)
    ends "who is not its owner does not write to it" 8 it deploy demo --auto-approve
    holds "and is told whose it is" "$said" "belongs to nobody (uid"
    ends "but reads it" 0 it list
    ends "check names its owner" 7 it check --provider simulated
    same "nothing is left in it that is not its owner's" "" "$(find "$there/" ! -user nobody)"
    if [ "$(kept)" = "$before" ]; then ok "nor anything more"; else fail "there is more: $(kept)"; fi
    ends "its owner does" 0 setpriv --reuid nobody --clear-groups env HOME=/nonexistent DEPLOYER_START_CACHE=off \
        "$deployer" deploy demo --auto-approve -q --workspace "$there"
    chown -R root "$there/"
    chmod o+wt "$there/"
    ends "what everybody can write to is not written to" 8 it deploy demo --auto-approve
    ends "but read, with a warning" 0 it list
    holds "that says what to type" "$said" "chmod o-w"
    chmod o-wt "$there/"
fi
rm -rf "$disk"
