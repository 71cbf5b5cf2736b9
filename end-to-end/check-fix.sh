#!/usr/bin/env bash
# 'check' and 'check --fix' in a clean LXD container that has none of the tools: what Debian's packages can bring is brought,
# and what is out of reach there is told. Needs root on Linux; leaves nothing but caches.
#
# check-fix.sh --source also installs Go there, for OpenTofu to be built from its source: ten minutes more.
set -euo pipefail
root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
prepare=$root/end-to-end/prepare
machine=check-fix-$(printf '%04x' $((RANDOM % 65536)))
source=no
if [ "${1:-}" = --source ]; then source=yes; fi

# shellcheck source=end-to-end/checks.sh
. "$root/end-to-end/checks.sh"
inside() { lxc exec "$machine" -- "$@"; }
# A login of its own each time, as group memberships need it.
ada() { timeout "${limit:-300}" lxc exec "$machine" -- su --login ada -c "$*" </dev/null; }
# In place of the usual one. ends WHAT CODE WORDS...: runs the deployer as ada; what it said is in $said
ends() {
    local what=$1 code=$2 seen=0
    shift 2
    printf '\n$ torrust-tracker-deployer %s\n' "$*"
    said=$(ada "LANG=C.UTF-8 ${environment:-} /opt/deployer/bin/torrust-tracker-deployer $*" 2>&1) || seen=$?
    printf '%s\n' "$said"
    [ "$seen" = "$code" ] || fail "$what: expected exit code $code, got $seen"
    ok "$what: exit code $code"
}

needs_root end-to-end/check-fix.sh
for piece in packages lxd image; do "$prepare/$piece.sh"; done
if [ ! -d "$root/cli/target/lib" ]; then "$root/mvnw" -B -q -DskipTests package; fi
# The launcher's way to a JDK is written for sh.
# shellcheck disable=SC2016
jdk=$(sh -c '. "$1" && find_jdk && printf %s "$JAVA_HOME"' sh "$root/bin/find-jdk.sh")

trap 'lxc delete --force "$machine" >/dev/null 2>&1 || true' EXIT
began=$SECONDS

say "A clean machine, with a JDK and the program, and an operator who may use sudo"
lxc launch debian/13/cloud "$machine" -c security.nesting=true >/dev/null
inside timeout 120 cloud-init status --wait >/dev/null || fail "the machine did not come up"
for tool in tofu ansible-playbook lxc lxd go; do
    if inside which "$tool" >/dev/null 2>&1; then fail "$tool is there already"; fi
done
inside mkdir -p /opt/jdk /opt/deployer
tar -C "$jdk" --exclude=./jmods --exclude=./lib/src.zip -cf - . | inside tar -C /opt/jdk -xf -
tar -C "$root" -cf - bin | inside tar -C /opt/deployer -xf -
tar -C "$root/cli/target" -cf - lib | inside tar -C /opt/deployer -xf -
inside useradd --create-home --shell /bin/bash ada
inside sh -c 'umask 337 && echo "ada ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/ada'
ok "the machine has none of the tools"

say "check says what is missing"
ends "check" 7 check
holds "OpenTofu is missing" "$said" "❌ OpenTofu - 'tofu' is not on PATH"
holds "Ansible is missing" "$said" "❌ Ansible core - 'ansible-playbook' is not on PATH"
holds "LXD is missing" "$said" "❌ LXD client - 'lxc' is not on PATH"
environment=LC_ALL=C ends "check in a terminal without UTF-8" 7 check
holds "says it in letters" "$said" "NO OpenTofu - 'tofu' is not on PATH"
lacks "and shows no signs" "$said" "❌"

say "--fix asks, and where nobody can be asked it does nothing"
ends "check --fix without a terminal" 2 check --fix
holds "says what it would run" "$said" "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install -y ansible-core"
holds "says how to allow it" "$said" "check --fix --yes"
if inside which ansible-playbook >/dev/null 2>&1; then fail "it was installed without consent"; fi
ok "nothing was installed"

if [ "$source" = yes ]; then
    say "A Go toolchain, and this host's certificates for it"
    inside sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq golang-go >/dev/null 2>&1'
    lxc file push --quiet --mode 0644 /etc/ssl/certs/ca-certificates.crt "$machine/etc/ssl/certs/of-the-host.crt"
    environment="SSL_CERT_FILE=/etc/ssl/certs/of-the-host.crt GOPROXY=$(go env GOPROXY) GOSUMDB=$(go env GOSUMDB)"
    limit=1500
fi

say "check --fix --yes sets right what can be"
ends "the first run, which cannot give ada her group in this session" 7 check --fix --yes
holds "Ansible is installed" "$said" "✅ Ansible core"
holds "LXD is installed" "$said" "✅ LXD client"
holds "ada gets into its group" "$said" "sudo -n usermod -aG lxd ada"
holds "from the next login on" "$said" "you are in group lxd, but not yet in this session"
holds "a key pair is made" "$said" "✅ SSH key ssh-ed25519"
holds "the repository of OpenTofu was tried" "$said" "-- install OpenTofu from its makers' repository"
if ! inside test -x /usr/bin/tofu; then
    holds "and its released archive" "$said" "from its released archive, its checksum verified"
fi
if [ "$source" = yes ]; then
    holds "and at last it was built" "$said" "-- build OpenTofu"
    holds "into ada's own folder" "$(inside ls /home/ada/.local/bin/tofu </dev/null)" "/home/ada/.local/bin/tofu"
    holds "which was not on PATH" "$said" "which is not on PATH"
elif inside test -x /usr/bin/tofu; then
    ok "the repository was in reach, and OpenTofu came from it"
else
    holds "none was in reach, and it says so" "$said" "Not from here: OpenTofu: nothing more can be tried from here."
fi
same=$(inside stat -c '%a %G' /var/lib/lxd/unix.socket)
[ "$same" = "660 lxd" ] || fail "LXD's socket has become '$same'"
ok "LXD's socket is as it was: $same"

say "In the next login LXD answers, and --fix initialises it"
# Where image server, registry and all are in reach, nothing is missing after this.
said=$(ada "LANG=C.UTF-8 ${environment:-} /opt/deployer/bin/torrust-tracker-deployer check --fix --yes" 2>&1) || true
printf '%s\n' "$said"
holds "LXD was initialised" "$said" "lxd init --minimal"
holds "LXD answers" "$said" "✅ LXD server"
holds "and has its bridge" "$said" "✅ LXD bridge lxdbr0"
holds "and its pool" "$said" "✅ LXD pool default"
# brought_or_told NAME
brought_or_told() {
    case "$said" in
        *"✅ $1"*) ok "$1 is in reach" ;;
        *) holds "$1 is out of reach, and it says so" "$said" "❌ $1" ;;
    esac
}
brought_or_told "LXD image debian/13/cloud"
brought_or_told "Registry registry-1.docker.io"
lacks "nothing of the first run is done again" "$said" "apt-get install -y ansible-core"

if [ "$source" = yes ]; then
    say "With an image and a registry brought, all is well"
    cache=${XDG_CACHE_HOME:-$HOME/.cache}/torrust-tracker-deployer/end-to-end
    "$prepare/registry.sh"
    for file in meta.tar.gz rootfs.squashfs; do lxc file push --quiet "$cache/image/$file" "$machine/tmp/$file"; done
    ada lxc image import /tmp/meta.tar.gz /tmp/rootfs.squashfs --alias debian/13/cloud >/dev/null
    mirror=http://$(lxc network get lxdbr0 ipv4.address | cut -d/ -f1):5000
    ada "mkdir -p -m 700 ws && printf 'defaults:\n  docker:\n    registry-mirrors: [%s]\n' $mirror >ws/config.yaml"
    # For the shell in there.
    # shellcheck disable=SC2016
    environment='PATH=$HOME/.local/bin:$PATH'
    ends "check" 0 check --workspace ws
    lacks "and nothing is missing" "$said" "❌"
fi

say "Done in $((SECONDS - began)) s"
all_passed
