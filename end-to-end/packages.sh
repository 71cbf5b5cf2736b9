#!/usr/bin/env bash
# The Debian package and the archive, each in a clean Debian container that has no Java: installed with what it depends on,
# asked to work, its man pages and completion used. Needs root on Linux and a reachable Debian mirror. Leaves nothing.
# shellcheck disable=SC2016 # what stands in single quotes is expanded by the container's shell
set -euo pipefail
root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
here=$root/end-to-end
machine=packages-$(printf '%04x' $((RANDOM % 65536)))

# shellcheck source=end-to-end/checks.sh
. "$here/checks.sh"
inside() { lxc exec "$machine" --env DEBIAN_FRONTEND=noninteractive -- "$@" </dev/null; }
# What a shell in the container says, on both streams. Its words are expanded there and not here.
shell() { inside sh -c "$1" 2>&1; }

needs_root end-to-end/packages.sh

say "Building"
"$root/mvnw" -B -q -DskipTests -Pdist package
deb=$(ls "$root"/dist/target/*.deb)
archive=$(ls "$root"/dist/target/*.tar.gz)

say "Preparing the container $machine"
"$here/prepare/packages.sh"
"$here/prepare/lxd.sh"
"$here/prepare/image.sh"
leave_nothing() {
    local code=$?
    lxc delete --force "$machine" >/dev/null 2>&1 || true
    exit "$code"
}
trap leave_nothing EXIT
lxc launch debian/13/cloud "$machine" >/dev/null
inside sh -c 'timeout 120 cloud-init status --wait' >/dev/null || true
inside apt-get update -qq
! inside sh -c 'command -v java' 2>/dev/null || fail "the container is not clean: it has a Java"
inside apt-get install -y -qq --no-install-recommends man-db groff bash-completion fish zsh >/dev/null 2>&1

say "The Debian package"
lxc file push -q "$deb" "$machine/tmp/deployer.deb"
inside apt-get install -y -qq --no-install-recommends /tmp/deployer.deb 2>&1 | tail -n 3
holds "it is installed with a Java" "$(shell 'dpkg-query -W -f "\${Package} \${Status}\n" "openjdk-2*-jre-headless" torrust-tracker-deployer')" \
    "torrust-tracker-deployer install ok installed"
shell 'java -version' | sed -n 1p
holds "no compiler came with it" "$(shell 'command -v javac || echo none')" none
holds "it says its version" "$(shell 'torrust-tracker-deployer --version')" "torrust-tracker-deployer 0.1.0"
holds "it lists" "$(shell 'torrust-tracker-deployer list')" "There are no environments yet."
shell 'torrust-tracker-deployer create demo --provider simulated --set provider.step-seconds=0'
shell 'DEPLOYER_START_CACHE=wait torrust-tracker-deployer deploy demo --auto-approve' | tail -n 2
holds "it deploys" "$(shell 'torrust-tracker-deployer list')" "running"
holds "its next start uses a start-up cache" "$(shell 'ls ~/.cache/torrust-tracker-deployer/aot/*/classes')" classes
holds "man shows the program" "$(shell 'man -P cat torrust-tracker-deployer')" "Takes a BitTorrent tracker"
holds "man shows a subcommand" "$(shell 'man -P cat torrust-tracker-deployer-list')" "DEPLOYER_SORT"
holds "man finds it by what it does" "$(shell 'mandb -q; apropos "BitTorrent tracker"')" torrust-tracker-deployer
holds "bash completes, having found the script by itself" "$(shell "$(cat <<'ASK'
bash -c '. /usr/share/bash-completion/bash_completion
    _comp_load torrust-tracker-deployer 2>/dev/null || __load_completion torrust-tracker-deployer
    COMP_WORDS=(torrust-tracker-deployer status d); COMP_CWORD=2; _torrust_tracker_deployer; echo "${COMPREPLY[@]}"'
ASK
)")" demo
holds "fish completes" "$(shell "fish -c 'complete -C \"torrust-tracker-deployer status d\"'")" demo
holds "zsh knows whom to ask" "$(shell "zsh -c 'autoload -U compinit; compinit -u -D; print \$_comps[torrust-tracker-deployer]'")" _torrust-tracker-deployer
inside apt-get purge -y -qq torrust-tracker-deployer >/dev/null 2>&1
same "removed, it leaves nothing" "" "$(shell 'find /usr /etc /var/lib/dpkg/info -name "*torrust*"')"

say "The archive"
lxc file push -q "$archive" "$machine/tmp/deployer.tar.gz"
inside tar -xzf /tmp/deployer.tar.gz -C /opt
holds "it runs where it was unpacked" "$(shell '/opt/torrust-tracker-deployer-*/bin/torrust-tracker-deployer list')" "running"
holds "and through a link" "$(shell 'ln -s /opt/torrust-tracker-deployer-*/bin/torrust-tracker-deployer /usr/local/bin/; torrust-tracker-deployer --version')" "torrust-tracker-deployer 0.1.0"
holds "its bill of materials is there" "$(shell 'grep -o pkg:maven/com.github.mwiede/jsch@ /opt/torrust-tracker-deployer-*/share/doc/torrust-tracker-deployer/sbom.cdx.json')" jsch
same "and names every jar" "" "$(shell '
    cd /opt/torrust-tracker-deployer-*/lib
    for jar in *.jar; do
        sum=$(sha256sum "$jar" | cut -d" " -f1)
        grep -q "$sum" ../share/doc/torrust-tracker-deployer/sbom.cdx.json || echo "$jar"
    done')"
holds "its man pages are there" "$(shell 'man -P cat -l /opt/torrust-tracker-deployer-*/share/man/man1/torrust-tracker-deployer-deploy.1')" "torrust-tracker-deployer deploy"
shell 'torrust-tracker-deployer destroy demo --force' | tail -n 1
inside sh -c 'apt-get purge -y -qq "openjdk-*" >/dev/null 2>&1'
holds "without a Java it says what to install" "$(shell 'torrust-tracker-deployer list || echo "code $?"')" "openjdk-25-jre-headless"

say "Done in $SECONDS s"
all_passed
