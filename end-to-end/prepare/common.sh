# shellcheck shell=bash
# Sourced by every script here: where pieces are cached, and how a piece says what it is and how long it took.
set -euo pipefail

here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/torrust-tracker-deployer/end-to-end
mkdir -p "$CACHE/bin"

say() { printf 'prepare: %s (%d s)\n' "$1" "$SECONDS"; }
die() {
    printf 'prepare: %s\n' "$*" >&2
    exit 1
}

need_root() {
    [ "$(id -u)" = 0 ] || die "$(basename "$0") needs root: it installs packages and starts LXD"
}

# Two runs at once must not build the same piece: the second waits and finds it made.
alone() {
    exec 9>"$CACHE/.$1.lock"
    flock 9
}

# Installs the packages that are missing, with one update before the first.
apt_install() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$CACHE/apt.log" 2>&1 \
        || die "packages could not be installed: ${missing[*]}; see $CACHE/apt.log"
}

# What these scripts build or find goes before what else is on PATH.
PATH=$CACHE/bin:$PATH

need_go() {
    command -v go >/dev/null || die "Go 1.21 or newer is needed to build this: install it (go.dev/dl), then run again"
}
