#!/usr/bin/env bash
# A running, initialised LXD. `lxd.sh --stop` stops the daemon if this script started it.
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
need_root
pid_file=$CACHE/lxd.pid

answers() { timeout 10 lxc query /1.0 >/dev/null 2>&1; }

stop() {
    [ -s "$pid_file" ] || { say "lxd was not started from here"; return; }
    local pid
    pid=$(cat "$pid_file")
    if [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = lxd ]; then
        kill "$pid"
        for _ in $(seq 100); do [ -d "/proc/$pid" ] || break; sleep 0.2; done
    fi
    rm -f "$pid_file"
    say "lxd stopped"
}

start() {
    if [ -d /run/systemd/system ]; then
        systemctl start lxd 2>/dev/null || snap start lxd 2>/dev/null || true
        return
    fi
    setsid lxd --group root >"$CACHE/lxd.log" 2>&1 </dev/null 9>&- &
    echo $! >"$pid_file"
}

initialise() {
    lxd init --preseed <<'PRESEED'
networks:
  - name: lxdbr0
    type: bridge
    config: {ipv4.address: 10.77.0.1/24, ipv4.nat: "true", ipv6.address: none}
storage_pools:
  - {name: default, driver: dir}
profiles:
  - name: default
    devices:
      root: {type: disk, path: /, pool: default}
      eth0: {type: nic, name: eth0, network: lxdbr0}
PRESEED
}

if [ "${1:-}" = --stop ]; then stop; exit; fi
alone lxd
if ! answers; then start; fi
lxd waitready --timeout=120 || die "LXD does not answer; see $CACHE/lxd.log"
if ! lxc storage show default >/dev/null 2>&1 || ! lxc network show lxdbr0 >/dev/null 2>&1; then initialise; fi
say "LXD $(lxc version | sed -n 's/^Server version: //p') answers"
