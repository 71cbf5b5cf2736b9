#!/usr/bin/env bash
# OpenTofu: an installed one that is new enough, else built from its Go module, since no released archive is in reach.
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
version=1.12.6
least=1.8.0

installed() { tofu version 2>/dev/null | sed -n 's/^OpenTofu v//p'; }
new_enough() { [ -n "$1" ] && [ "$(printf '%s\n%s\n' "$least" "$1" | sort -V | head -n 1)" = "$least" ]; }

build() {
    need_go
    local work
    work=$(mktemp -d "$CACHE/opentofu.XXXXXX")
    # Its go.mod replaces a module, and 'go install' refuses that; a module of our own with the same replacement does not.
    cat >"$work/go.mod" <<MOD
module build
go 1.25.0
require github.com/opentofu/opentofu v$version
replace github.com/hashicorp/hcl/v2 v2.20.1 => github.com/opentofu/hcl/v2 v2.20.2-0.20251021132045-587d123c2828
MOD
    (cd "$work" && CGO_ENABLED=0 go build -mod=mod -trimpath \
        -ldflags "-s -w -X github.com/opentofu/opentofu/version.dev=no" -o tofu github.com/opentofu/opentofu/cmd/tofu) \
        >"$CACHE/opentofu.log" 2>&1 || die "OpenTofu could not be built; see $CACHE/opentofu.log"
    mv "$work/tofu" "$CACHE/bin/tofu"
    rm -rf "$work"
}

alone opentofu
if new_enough "$(installed)"; then say "OpenTofu $(installed) is there"; exit; fi
build
say "OpenTofu $(installed) built"
