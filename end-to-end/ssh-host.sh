#!/usr/bin/env bash
# The ssh provider on a plain machine that was made outside the program: taken into service, asked, and left as it was found.
# Needs root on Linux, and what prepare/all.sh brings.
set -euo pipefail
root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
deployer=$root/bin/torrust-tracker-deployer
name=plain-$(printf '%04x' $((RANDOM % 65536)))
host=$name-host
# shellcheck source=end-to-end/checks.sh
. "$root/end-to-end/checks.sh"
needs_root end-to-end/ssh-host.sh

"$root/end-to-end/prepare/all.sh"
# shellcheck source=/dev/null
. "${XDG_CACHE_HOME:-$HOME/.cache}/torrust-tracker-deployer/end-to-end/env.sh"
export PATH
if [ ! -d "$root/cli/target/lib" ]; then "$root/mvnw" -B -q -DskipTests package; fi
DEPLOYER_WORKSPACE=$(mktemp -d)
export DEPLOYER_WORKSPACE
leave_nothing() {
    local code=$?
    lxc delete --force "$host" >/dev/null 2>&1 || true
    rm -rf "$DEPLOYER_WORKSPACE"
    exit "$code"
}
trap leave_nothing EXIT

ssh-keygen -q -t ed25519 -N '' -C ada -f "$DEPLOYER_WORKSPACE/key"
lxc launch -q debian/13/cloud "$host" -c security.nesting=true -c user.access_interface=eth0 -c "cloud-init.user-data=#cloud-config
users:
  - name: ada
    shell: /bin/bash
    sudo: ALL=(ALL) NOPASSWD:ALL
    ssh_authorized_keys: ['$(cat "$DEPLOYER_WORKSPACE/key.pub")']
packages: [openssh-server]
"
lxc exec "$host" -- cloud-init status --wait >/dev/null || true
address=$(lxc list "^$host\$" -f csv -c 4 | grep -o '^[0-9.]*')
fingerprint=$(lxc file pull "$host/etc/ssh/ssh_host_ed25519_key.pub" - | ssh-keygen -lf - | cut -d ' ' -f 2)
# What was there before, and has to be there afterwards.
lxc exec "$host" -- sh -c 'mkdir -p /opt/other /srv/site /etc/docker && echo theirs | tee /opt/other/file /srv/site/index.html >/dev/null
    echo "{\"debug\": true}" >/etc/docker/daemon.json'
inventory() {
    lxc exec "$host" -- sh -c 'find /opt /srv /etc/docker/daemon.json /etc/logrotate.d/torrust* /etc/torrust* /usr/local \
        /etc/systemd/system/torrust* /etc/apt/apt.conf.d/20auto-upgrades /etc/default/prometheus-node-exporter \
        -type f 2>/dev/null | sort | xargs sha256sum; id -nG ada'
}
before=$(inventory)

settings=(--provider ssh --set "provider.host=$address" --set ssh.user=ada --ssh-key "$DEPLOYER_WORKSPACE/key"
    --set "docker.registry-mirrors=$REGISTRY_MIRROR")
ends "neither fingerprint nor trust is refused" 2 "$deployer" create "$name" "${settings[@]}"
wrong=SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
ends "create with a wrong fingerprint" 0 "$deployer" create "$name" "${settings[@]}" --set "provider.fingerprint=$wrong"
ends "provision stops before anything is sent" 6 "$deployer" provision "$name"
holds "and names both keys" "$said" "shows host key $fingerprint, not $wrong; nothing was sent to it."
ends "destroy" 0 "$deployer" destroy "$name" --force
ends "create" 0 "$deployer" create "$name" "${settings[@]}" --set "provider.fingerprint=$fingerprint" --set firewall.enabled=true
ends "deploy" 0 "$deployer" deploy "$name"
ends "test" 0 "$deployer" test "$name"
ends "status asks the host" 0 "$deployer" status "$name"
holds "it answers" "$said" "Machine            answers"
ends "deploy again" 0 "$deployer" deploy "$name"
holds "has nothing to do" "$said" "nothing was changed"

ends "status --drift finds nothing" 0 "$deployer" status "$name" --drift
compose=/opt/torrust/current/compose.yml
lxc exec "$host" -- sh -c "echo '# by hand' >>$compose; nft flush chain inet torrust_deployer arriving"
ends "status --drift of what was changed by hand" 7 "$deployer" status "$name" --drift
holds "names the file" "$said" "compose.yml: was changed"
holds "and the firewall" "$said" "firewall  rules: were changed"
ends "deploy mends it" 0 "$deployer" deploy "$name"
ends "status --drift finds nothing" 0 "$deployer" status "$name" --drift
ends "nothing is left where it should not be" 0 "$deployer" check --doctor

ends "a second environment for the same host is recorded" 0 "$deployer" create "$name-b" "${settings[@]}" --set "provider.fingerprint=$fingerprint"
ends "but not served by it" 6 "$deployer" provision "$name-b"
holds "and told whose the host is" "$said" "is in the service of another environment: $name of workspace"
ends "destroy of the second" 0 "$deployer" destroy "$name-b" --force
ends "the first one still answers" 0 "$deployer" test "$name"

sign() { lxc exec "$host" -- sh -c "$1 /opt/torrust/storage/tracker/lib/database/sign"; }
sign 'echo kept >'
ends "destroy --keep-data" 0 "$deployer" destroy "$name" --keep-data --force
ends "create" 0 "$deployer" create "$name" "${settings[@]}" --set "provider.fingerprint=$fingerprint"
ends "deploy" 0 "$deployer" deploy "$name"
same "the data was found again" kept "$(sign cat)"

ends "a third environment for the host is recorded" 0 "$deployer" create "$name-c" "${settings[@]}" --set "provider.fingerprint=$fingerprint"
ends "and not served either" 6 "$deployer" provision "$name-c"
ends "destroy --host-gone of a host that answers gives up nothing" 6 "$deployer" destroy "$name-c" --host-gone --force
holds "and says so" "$said" "is not gone: it answers with the pinned key"

lxc stop --force "$host"
ends "destroy --host-gone of a host that is gone" 0 "$deployer" destroy "$name-c" --host-gone --force
ends "destroy of a host that cannot be reached claims nothing" 6 "$deployer" destroy "$name" --force
lxc start "$host"
for _ in $(seq 60); do lxc exec "$host" -- systemctl is-active --quiet docker ssh 2>/dev/null && break; sleep 0.5; done
ends "destroy" 0 "$deployer" destroy "$name" --force
[ "$(inventory)" = "$before" ] || fail "what was there before is not as it was: $(diff <(printf '%s' "$before") <(inventory))"
ok "what was there before is as it was, and nothing more is there"
same "no image is left" "" "$(lxc exec "$host" -- docker image ls -q)"
same "no container is left" "" "$(lxc exec "$host" -- docker ps -aq)"
same "the tracker's ports are free" "" "$(lxc exec "$host" -- ss -ltnuH 'sport = 7070 or sport = 6969 or sport = 1212')"
all_passed
