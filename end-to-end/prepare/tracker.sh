#!/usr/bin/env bash
# The tracker: built from its crate, with its project's own clients, and put into an image as the published one is laid out.
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
need_root
version=3.0.0
programs=(torrust-tracker http_health_check tracker_checker udp_tracker_client http_tracker_client)
archive=$CACHE/tracker-$version.tar
recipe=$here/tracker-image

build() {
    command -v cargo >/dev/null || die "Rust 1.85 or newer is needed to build the tracker: install cargo, then run again"
    apt_install pkg-config libssl-dev gcc libc6-dev
    local bins=() program
    for program in "${programs[@]}"; do bins+=(--bin "$program"); done
    # The crate's own release profile takes four times as long and serves tests no better.
    CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_DEBUG=0 \
        CARGO_TARGET_DIR=$CACHE/build/tracker \
        cargo install torrust-tracker --version "$version" --locked "${bins[@]}" --root "$CACHE/tracker" \
        >"$CACHE/tracker.log" 2>&1 || die "the tracker could not be built; see $CACHE/tracker.log"
    rm -rf "$CACHE/build/tracker"
}

image() {
    local work
    work=$(mktemp -d "$CACHE/tracker-image.XXXXXX")
    mmdebstrap --quiet --mode=root --variant=essential --include=ca-certificates,libssl3,curl bookworm "$work/root.tar" \
        >"$CACHE/tracker-image.log" 2>&1 || die "the image's root could not be made; see $CACHE/tracker-image.log"
    cp "$recipe/Containerfile" "$recipe/entry.sh" "$work/"
    cp "$CACHE/tracker/bin/torrust-tracker" "$CACHE/tracker/bin/http_health_check" "$work/"
    # The OCI format has no health check; Docker's has.
    buildah --root "$work/store" --runroot "$work/run" --storage-driver vfs bud --isolation chroot --format docker \
        --tag "torrust/tracker:$version" "$work" >>"$CACHE/tracker-image.log" 2>&1 \
        || die "the image could not be built; see $CACHE/tracker-image.log"
    buildah --root "$work/store" --runroot "$work/run" --storage-driver vfs push "torrust/tracker:$version" \
        "docker-archive:$work/image.tar" >>"$CACHE/tracker-image.log" 2>&1
    mv "$work/image.tar" "$archive"
    rm -rf "$work"
}

alone tracker
if [ ! -x "$CACHE/tracker/bin/torrust-tracker" ]; then build; fi
# By content, not by time: a fresh clone has new files with old words.
key=$(cat "$recipe"/* | sha256sum | cut -d' ' -f1)
if [ ! -s "$archive" ] || [ "$(cat "$archive.key" 2>/dev/null)" != "$key" ]; then
    image
    printf '%s\n' "$key" >"$archive.key"
fi
say "torrust-tracker $version and its image are there"
