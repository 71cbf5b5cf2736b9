# shellcheck shell=bash
# Sourced by 'end-to-end/run --faults': someone lays hands on a real machine and on the states of OpenTofu. Each deed is named by
# 'status --drift' or by the command that meets it, and mended by 'deploy', or the way out is told.
# Uses $deployer, $name, json, login, machine and the checks of end-to-end/checks.sh, and an environment that is created and
# nothing more.
# shellcheck disable=SC2154 # what it uses is set where it is sourced

# differs WHAT PART...: 'status --drift' ends with 7 and names each part
differs() {
    local what=$1 part
    shift
    ends "status --drift of $what" 7 "$deployer" status "$name" --drift
    for part; do holds "names it" "$said" "$part"; done
}
# as_recorded: nothing differs
as_recorded() {
    ends "status --drift" 0 "$deployer" status "$name" --drift
    holds "finds no drift" "$said" "No drift"
}
# mended: 'deploy' finds the difference as work, and none afterwards
mended() {
    ends "deploy" 0 "$deployer" deploy "$name" --auto-approve --skip-updates
    lacks "was work" "$said" "nothing was changed"
    as_recorded
}
# answers_at PORT: whether someone takes a connection there
answers_at() { timeout 3 bash -c "exec 3<>/dev/tcp/$(json .address)/$1" 2>/dev/null; }

say "Deployed, and nothing differs"
ends "the firewall" 0 "$deployer" config set "$name" firewall.enabled=true
ends "deploy" 0 "$deployer" deploy "$name" --auto-approve --skip-updates
as_recorded

say "A file of the release is changed by hand"
login "sh -c 'echo \"# by hand\" >>/opt/torrust/current/compose.yml'"
differs "it" "compose.yml: was changed"
mended

say "The image's tag is led elsewhere, and the container made of that"
login docker commit tracker "$(json .running.image)" >/dev/null
differs "it" "image     $(json .running.image): leads to sha256:"
mended

say "The firewall is opened by hand, and something listens"
login sudo nft flush chain inet torrust_deployer arriving
login "sh -c 'nohup python3 -m http.server 8080 >/dev/null 2>&1 </dev/null & echo \$!'" >/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10; do answers_at 8080 && break; sleep 0.5; done
differs "it" "firewall  rules: were changed" "port      8080/tcp: answers"
mended
if answers_at 8080; then fail "the port answers still"; fi
ok "the port is closed"
login pkill -f "'http.server 8080'" || true

say "The container is stopped by hand"
login docker stop tracker >/dev/null
differs "it" "service tracker: exited" "6969/udp: does not answer from here"
mended

say "The machine is changed by hand"
lxc config set "$(machine .name)" limits.memory=1GiB
differs "it" "lxd_instance.machine: was changed"
mended
same "LXD says its memory is" 2GiB "$(machine '.config."limits.memory"')"

tofu_root=$DEPLOYER_WORKSPACE/data/$name/tofu/machine
tofu_state=$tofu_root/terraform.tfstate
right_state=$(mktemp)
cp "$tofu_state" "$right_state"
there=$(machine .name)

say "A state of another lineage"
jq '.lineage = "22222222-2222-2222-2222-222222222222"' "$right_state" >"$tofu_state"
differs "it" "is not that of $name"
ends "deploy" 6 "$deployer" deploy "$name" --auto-approve
holds "names it" "$said" "Put the right one back"
ends "destroy" 6 "$deployer" destroy "$name" --force
holds "names it" "$said" "is not that of $name"
same "the machine is there" "$there" "$(machine .name)"

say "A state that was lost"
rm "$tofu_state"
differs "it" "The state of OpenTofu is gone"
ends "deploy" 6 "$deployer" deploy "$name" --auto-approve
holds "names it" "$said" "Put it back"
ends "destroy, from another folder" 6 env -C / "$deployer" destroy "$name" --force
holds "says what is left" "$said" "instance $there"
same "the machine is there" "$there" "$(machine .name)"

say "A state that could not be saved"
cp "$right_state" "$tofu_state"
cp "$right_state" "$tofu_root/errored.tfstate"
differs "it" "could not save its state"
ends "provision" 6 "$deployer" provision "$name" --auto-approve
holds "tells how to take it over" "$said" "mv $tofu_root/errored.tfstate $tofu_root/terraform.tfstate"
mv "$tofu_root/errored.tfstate" "$tofu_root/terraform.tfstate"

say "A state that is locked"
python3 -c 'import fcntl, sys, time
state = open(sys.argv[1], "r+")
fcntl.lockf(state, fcntl.LOCK_EX)
time.sleep(300)' "$tofu_state" &
locker=$!
ends "provision" 6 "$deployer" provision "$name" --auto-approve
holds "names it" "$said" "Another OpenTofu works on this environment"
kill "$locker"
wait "$locker" 2>/dev/null || true

say "A provider whose program was taken away"
rm -rf "$tofu_root/.terraform/providers"
ends "status --drift cannot look" 6 "$deployer" status "$name" --drift
holds "and says why" "$said" "Required plugins are not installed"
ends "provision" 6 "$deployer" provision "$name" --auto-approve
holds "names it" "$said" "It is brought anew when this is tried again"
ends "provision again" 0 "$deployer" provision "$name" --auto-approve

say "After all that the tracker is had back"
ends "deploy" 0 "$deployer" deploy "$name" --auto-approve --skip-updates
as_recorded
ends "test" 0 "$deployer" test "$name"

say "The machine is deleted by hand"
lxc delete --force "$there"
differs "it" "lxd_instance.machine: is not there" "There is no machine."
ends "deploy, where nobody can be asked" 2 "$deployer" deploy "$name"
holds "says what is gone" "$said" "The machine of $name is gone."
holds "and what to type" "$said" "deploy $name --auto-approve"
same "nothing was made" "" "$(machine .name)"
ends "deploy" 0 "$deployer" deploy "$name" --auto-approve --skip-updates
same "status says" running "$(json .state)"
same "there is one machine" 1 "$(lxc list "^torrust-$name-" -f csv -c n | grep -c .)"
as_recorded
ends "test" 0 "$deployer" test "$name"
ends "the history holds" 0 "$deployer" replay --all --check

say "Its folders are deleted by hand"
mv "$DEPLOYER_WORKSPACE/data/$name/tofu" "$DEPLOYER_WORKSPACE/kept"
ends "destroy" 6 "$deployer" destroy "$name" --force
holds "says what is left" "$said" "LXD still has something of $name"
mv "$DEPLOYER_WORKSPACE/kept" "$DEPLOYER_WORKSPACE/data/$name/tofu"
ends "destroy" 0 "$deployer" destroy "$name" --force
same "LXD has no machine of it" "" "$(machine .name)"
same "LXD has no volume of it" "" "$(lxc storage volume list default -f csv | grep "torrust-$name-" || true)"
rm -f "$right_state"
