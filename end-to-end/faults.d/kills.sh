# shellcheck shell=bash
# Sourced by 'end-to-end/run --faults': the deployer is killed five times while it deploys on real OpenTofu, LXD, Ansible and
# Docker, each time at another step; what its tools were at goes on, and the same command ends where it should.
# Uses $deployer, $name, json and the checks of end-to-end/checks.sh, and an environment that is created and nothing more.
# shellcheck disable=SC2154 # what it uses is set where it is sourced

# Whether the step's tool works for so long that it is seen at work.
is_of_long_tool() { case $1 in tofu-apply | install-docker) ;; *) return 1 ;; esac; }

# deploys_until STEP: starts a deployment and kills the deployer, and it alone, once STEP is under way, or over where it is short
deploys_until() {
    local step=$1 log pid
    log=$(mktemp)
    "$deployer" deploy "$name" --auto-approve -v >/dev/null 2>"$log" &
    pid=$!
    until grep -qE "$step +(…|done)" "$log"; do
        kill -0 "$pid" 2>/dev/null || fail "the deployment ended before $step: $(cat "$log")"
        sleep 0.1
    done
    # A step is told before its tool is started.
    until ! is_of_long_tool "$step" || [ -n "$(tools_at_work)" ]; do
        kill -0 "$pid" 2>/dev/null || fail "the deployment ended before the tool of $step began: $(cat "$log")"
        sleep 0.1
    done
    kill -KILL "$pid"
    wait "$pid" 2>/dev/null || true
    rm -f "$log"
    ok "killed at $step"
}

# The tools of the environment that work now, each as its process id.
tools_at_work() {
    local holder pid
    find "$DEPLOYER_WORKSPACE/data/$name/jobs" -name holder 2>/dev/null | while read -r holder; do
        pid=$(head -n 1 "$holder")
        if kill -0 "$pid" 2>/dev/null; then printf '%s\n' "$pid"; fi
    done
}

say "Killed at five steps, and gone on with"
machines=
for step in render-tofu tofu-apply wait-ssh install-docker pull-images; do
    deploys_until "$step"
    if is_of_long_tool "$step"; then
        [ -n "$(tools_at_work)" ] || fail "the tool of $step died with its deployer"
        ok "its tool works on"
        same "status says so" tool-alive "$("$deployer" status "$name" --format json | jq -r .carrier)"
    fi
    created=$(lxc list "^torrust-$name-" -f csv -c n | sort)
    [ -z "$machines" ] || same "it is the same machine" "$machines" "$created"
    case $step in render-tofu | tofu-apply) ;; *) machines=$created ;; esac
done
ends "deploy" 0 "$deployer" deploy "$name" --auto-approve
same "status says" running "$(json .state)"
same "there is one machine" 1 "$(lxc list "^torrust-$name-" -f csv -c n | grep -c .)"
same "no tool is left" "" "$(tools_at_work)"
ends "the history holds" 0 "$deployer" replay --all --check
ends "test" 0 "$deployer" test "$name"
ends "destroy" 0 "$deployer" destroy "$name" --force
