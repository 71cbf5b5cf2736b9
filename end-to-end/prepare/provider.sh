#!/usr/bin/env bash
# The LXD provider: the published one where a registry is in reach, else our stand-in from ../provider-lxd.
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
source=$here/../provider-lxd
version=2.7.1
host=registry.opentofu.org
mirror=$CACHE/providers
place=$mirror/$host/terraform-lxd/lxd/$version/linux_$(go env GOARCH 2>/dev/null || echo amd64)
settings=$CACHE/tofurc

published() {
    local work
    work=$(mktemp -d "$CACHE/provider.XXXXXX")
    printf 'terraform {\n  required_providers {\n    lxd = {\n      source = "terraform-lxd/lxd"\n      version = "~> 2.0"\n    }\n  }\n}\n' >"$work/main.tf"
    local found=0
    TF_CLI_CONFIG_FILE=/dev/null timeout 60 tofu -chdir="$work" init -input=false >"$CACHE/provider.log" 2>&1 || found=1
    rm -rf "$work"
    return "$found"
}

build() {
    need_go
    local key
    key=$(cat "$source"/*.go "$source"/go.mod "$source"/go.sum | sha256sum | cut -d' ' -f1)
    if [ "$(cat "$place/key" 2>/dev/null)" = "$key" ]; then return; fi
    mkdir -p "$place"
    (cd "$source" && go test ./... && CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o "$place/new" .) \
        >"$CACHE/provider.log" 2>&1 || die "the stand-in provider could not be built; see $CACHE/provider.log"
    mv "$place/new" "$place/terraform-provider-lxd_v$version"
    printf '%s\n' "$key" >"$place/key"
}

alone provider
if published; then
    rm -f "$settings"
    say "the published LXD provider is in reach and is used"
    exit
fi
build
(umask 077 && printf 'provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' "$mirror" >"$settings")
say "no provider registry is in reach; our STAND-IN for the LXD provider is used"
