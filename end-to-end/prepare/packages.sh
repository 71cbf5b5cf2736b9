#!/usr/bin/env bash
# Debian packages of the real parts: LXD, Ansible, an image builder, a registry.
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
need_root
alone packages
apt_install lxd lxd-client dnsmasq-base iproute2 iptables nftables squashfs-tools mmdebstrap \
    ansible-core buildah skopeo docker-registry openssh-client jq bc curl ca-certificates
say "packages installed"
