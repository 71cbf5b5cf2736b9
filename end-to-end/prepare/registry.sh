#!/usr/bin/env bash
# A registry on LXD's bridge that serves the tracker's image under its usual name. `registry.sh --stop` stops it.
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
need_root
pid_file=$CACHE/registry.pid
tags=(3.0.0 3.0.0-e2e)

if [ "${1:-}" = --stop ]; then
    if [ -s "$pid_file" ] && grep -q registry "/proc/$(cat "$pid_file")/cmdline" 2>/dev/null; then kill "$(cat "$pid_file")"; fi
    rm -f "$pid_file"
    say "registry stopped"
    exit
fi

alone registry
address=$(lxc network get lxdbr0 ipv4.address | cut -d/ -f1):5000
answers() { curl --silent --fail --max-time 3 "http://$address/v2/" >/dev/null; }

start() {
    # The package starts one of its own on machines with systemd; ours has another port's address and folder.
    cat >"$CACHE/registry.yml" <<YML
version: 0.1
log: {level: warn}
storage: {filesystem: {rootdirectory: $CACHE/registry}}
http: {addr: "$address"}
YML
    setsid docker-registry serve "$CACHE/registry.yml" >"$CACHE/registry.log" 2>&1 </dev/null 9>&- &
    echo $! >"$pid_file"
    for _ in $(seq 50); do answers && return; sleep 0.2; done
    die "the registry does not answer; see $CACHE/registry.log"
}

push() {
    skopeo inspect --tls-verify=false "docker://$address/torrust/tracker:$1" >/dev/null 2>&1 \
        && [ "$CACHE/registry/pushed-$1" -nt "$CACHE/tracker-3.0.0.tar" ] && return
    skopeo copy --quiet --dest-tls-verify=false "docker-archive:$CACHE/tracker-3.0.0.tar" \
        "docker://$address/torrust/tracker:$1" >"$CACHE/push.log" 2>&1 || die "the image could not be pushed; see $CACHE/push.log"
    touch "$CACHE/registry/pushed-$1"
}

mkdir -p "$CACHE/registry"
if ! answers; then start; fi
for tag in "${tags[@]}"; do push "$tag"; done
say "registry http://$address serves torrust/tracker"
