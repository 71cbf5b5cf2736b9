#!/usr/bin/env bash
# The LXD image debian/13/cloud: Debian 13 with cloud-init, made from Debian's packages where no image server is in reach.
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
need_root
alias=debian/13/cloud
folder=$CACHE/image

known() { lxc image info "$alias" >/dev/null 2>&1; }

write_templates() {
    mkdir -p "$1/templates"
    cat >"$1/templates/meta-data.tpl" <<'TPL'
#cloud-config
instance-id: {{ container.name }}
local-hostname: {{ container.name }}
{{ config_get("user.meta-data", "") }}
TPL
    cat >"$1/templates/user-data.tpl" <<'TPL'
{{ config_get("cloud-init.user-data", config_get("user.user-data", properties.default)) }}
TPL
    cat >"$1/templates/vendor-data.tpl" <<'TPL'
{{ config_get("cloud-init.vendor-data", config_get("user.vendor-data", properties.default)) }}
TPL
    cat >"$1/templates/hostname.tpl" <<'TPL'
{{ container.name }}
TPL
}

write_metadata() {
    cat >"$1/metadata.yaml" <<META
architecture: $(uname -m)
creation_date: $(date +%s)
properties:
  os: Debian
  release: trixie
  variant: cloud
  description: Debian 13 with cloud-init
templates:
  /etc/hostname: {when: [create, copy], template: hostname.tpl}
  /var/lib/cloud/seed/nocloud-net/meta-data: {when: [create, copy], template: meta-data.tpl}
  /var/lib/cloud/seed/nocloud-net/user-data:
    when: [create, copy]
    template: user-data.tpl
    properties: {default: "#cloud-config\n{}"}
  /var/lib/cloud/seed/nocloud-net/vendor-data:
    when: [create, copy]
    template: vendor-data.tpl
    properties: {default: "#cloud-config\n{}"}
META
}

build() {
    local work
    work=$(mktemp -d "$CACHE/image.XXXXXX")
    # The hooks run in mmdebstrap's own shell, with the root file system as $1.
    # shellcheck disable=SC2016
    mmdebstrap --quiet --variant=minbase --mode=root \
        --include=systemd,systemd-sysv,dbus,cloud-init,openssh-server,sudo,python3,python3-apt,iproute2,ifupdown,isc-dhcp-client,dhcpcd-base,ca-certificates,netbase,curl,procps,locales \
        --customize-hook='printf "auto lo\niface lo inet loopback\n\nauto eth0\niface eth0 inet dhcp\n" > "$1/etc/network/interfaces"' \
        --customize-hook='rm -f "$1"/etc/ssh/ssh_host_*; : > "$1/etc/machine-id"; rm -f "$1/etc/resolv.conf"' \
        trixie "$work/rootfs" >"$CACHE/image.log" 2>&1 || die "the image could not be made; see $CACHE/image.log"
    mksquashfs "$work/rootfs" "$work/rootfs.squashfs" -comp zstd -noappend -quiet -no-progress >/dev/null
    write_templates "$work"
    write_metadata "$work"
    tar -C "$work" -czf "$work/meta.tar.gz" metadata.yaml templates
    mkdir -p "$folder"
    mv "$work/meta.tar.gz" "$work/rootfs.squashfs" "$folder/"
    rm -rf "$work"
}

alone image
if known; then say "image $alias is known to LXD"; exit; fi
if [ ! -s "$folder/rootfs.squashfs" ]; then build; fi
lxc image import "$folder/meta.tar.gz" "$folder/rootfs.squashfs" --alias "$alias" >/dev/null
say "image $alias imported"
