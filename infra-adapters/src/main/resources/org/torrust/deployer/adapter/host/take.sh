# Takes a host that exists already into the service of one environment, and keeps what it will be given back with. Runs as
# root. Prints one word, and what belongs to it:
#
#   ok             it is in the service of this environment, now or since before
#   system ID      it is neither a Debian nor an Ubuntu
#   taken LABEL    it is in the service of another environment
#   occupied       /opt/torrust is there and holds something that nobody marked
#
#   take.sh LABEL USER [ROOT]      ROOT stands before every path, for tests
set -eu
label=$1
user=$2
at=${3-}
home=$at/opt/torrust

. "$at/etc/os-release"
case " $ID ${ID_LIKE-} " in *" debian "* | *" ubuntu "*) ;; *)
    echo "system $ID"
    exit
    ;;
esac

# record FOLDER: keeps what configuring will write over, and what is there already
record() {
    mkdir -m 0700 "$1"
    for file in etc/docker/daemon.json etc/apt/apt.conf.d/20auto-upgrades etc/default/prometheus-node-exporter; do
        if [ -e "$at/$file" ]; then (cd "$at/" && cp -p --parents "$file" "$1"); fi
    done
    id -nG "$user" >"$1/groups"
    if command -v dockerd >/dev/null; then docker image ls --quiet --no-trunc >"$1/images"; fi
    if [ "$(dpkg-query -W -f '${Status}' prometheus-node-exporter 2>/dev/null)" = "install ok installed" ]; then
        touch "$1/exporter"
    fi
}

# Made beside its place and moved there as a whole: cut off half-way, it leaves a host that is not marked.
mkdir -p "$at/opt"
rm -rf "$at"/opt/.torrust.??????
new=$(mktemp -d "$at/opt/.torrust.XXXXXX")
trap 'rm -rf "$new"' EXIT

if [ -e "$home/.environment" ]; then
    mark=$(cat "$home/.environment")
    if [ "$mark" != "$label" ]; then
        echo "taken $mark"
        exit
    fi
    # Data that was kept is marked, and what was there before has been given back.
    if [ ! -d "$home/.before" ]; then
        record "$new/.before"
        mv "$new/.before" "$home"
    fi
    echo ok
    exit
fi
if [ -d "$home" ] && [ -n "$(ls -A "$home")" ]; then
    echo occupied
    exit
fi

record "$new/.before"
printf '%s\n' "$label" >"$new/.environment"
chown "$user:" "$new"
chmod 0750 "$new"
if [ -d "$home" ]; then rmdir "$home"; fi
mv "$new" "$home"
echo ok
