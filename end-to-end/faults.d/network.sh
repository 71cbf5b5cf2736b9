# shellcheck shell=bash
# Sourced by 'end-to-end/run --faults': the ways to a real machine fail, each in turn, and come back: another host key, no SSH
# server, no packages, no registry. Each is told for what it is, and the same command goes on once it is mended.
# Uses $deployer, $name, json, machine and the checks of end-to-end/checks.sh, and an environment that is created and nothing more.
# shellcheck disable=SC2154 # what it uses is set where it is sourced

inside() { lxc exec "$(machine .name)" -- "$@"; }
logins() { inside journalctl -u ssh --no-pager | grep -c 'Accepted publickey' || true; }

say "A network that fails"
ends "deploy" 0 "$deployer" deploy "$name" --auto-approve

say "Another host key"
known=$DEPLOYER_WORKSPACE/data/$name/ssh/known_hosts
stranger=$(mktemp -d)
cp -p "$known" "$stranger/kept"
ssh-keygen -q -t ed25519 -N '' -f "$stranger/key"
printf '%s %s\n' "$name" "$(cut -d ' ' -f 1,2 "$stranger/key.pub")" >"$known"
before=$(logins)
ends "stop, with another key than the pinned one" 6 "$deployer" stop "$name"
holds "says so" "$said" "another host key than the one pinned"
ends "configure, the same by OpenSSH" 6 "$deployer" configure "$name"
holds "says so" "$said" "another host key than the pinned one; nothing was sent"
same "nobody was let in" "$before" "$(logins)"
cp -p "$stranger/kept" "$known"
rm -rf "$stranger"

say "No SSH server"
inside sh -c 'systemctl stop ssh.socket 2>/dev/null; systemctl stop ssh'
ends "stop, where nothing listens" 6 "$deployer" stop "$name"
holds "says so" "$said" "the connection was refused"
ends "configure, where nothing listens" 6 "$deployer" configure "$name"
holds "says so" "$said" "cannot be reached"
inside systemctl start ssh

say "No packages"
inside sh -c 'echo "Acquire::http::Proxy \"http://127.0.0.1:9\"; Acquire::https::Proxy \"http://127.0.0.1:9\";" >/etc/apt/apt.conf.d/99dead'
ends "configure, where no mirror answers" 6 "$deployer" configure "$name"
holds "takes it for the mirror or the network" "$said" "could not fetch packages"
holds "names the way out" "$said" "apt.mirror=URL"
inside rm /etc/apt/apt.conf.d/99dead
ends "configure, once it does" 0 "$deployer" configure "$name"

say "No registry"
registry=${REGISTRY_MIRROR##*:}
registry=${registry%%/*}
case $registry in *[!0-9]* | '') registry=80 ;; esac
wall() { inside iptables "$1" OUTPUT -p tcp -m multiport --dports "443,$registry" -j REJECT; }
ends "stop" 0 "$deployer" stop "$name"
inside docker system prune --all --force >/dev/null
wall -I
ends "release, where no registry answers" 6 "$deployer" release "$name"
holds "takes it for the registry or the network" "$said" "cannot be reached from the machine"
{ sleep 5 && wall -D; } &
ends "release, where it answers again meanwhile" 0 "$deployer" release "$name"
wait $!
ends "run" 0 "$deployer" run "$name" --wait
ends "test" 0 "$deployer" test "$name"
ends "nothing is left where it should not be" 0 "$deployer" check --doctor
ends "destroy" 0 "$deployer" destroy "$name" --force
ends "nor when all is gone" 0 "$deployer" check --doctor
