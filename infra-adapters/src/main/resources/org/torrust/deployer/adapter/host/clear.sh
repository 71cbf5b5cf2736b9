# Clears away what was put on a host for an environment, and gives back what was there before. Packages stay, since others
# may use them by now; the node exporter goes where it came with the environment, since it listens. Runs as root. Prints a
# line for each thing that is still there, and nothing when all is gone.
#
#   clear.sh LABEL USER keep|clear [ROOT]      keep leaves the data; ROOT stands before every path, for tests
set -eu
label=$1
user=$2
keep=$3
at=${4-}
home=$at/opt/torrust
before=$home/.before

if [ ! -e "$home" ]; then exit; fi
mark=$(cat "$home/.environment" 2>/dev/null || :)
if [ -z "$mark" ]; then
    echo "/opt/torrust, which has lost its mark"
    exit
fi
# In the service of another environment it has nothing of this one.
if [ "$mark" != "$label" ]; then exit; fi

docker_is_there=$(command -v docker || :)
ours() { docker ps --all --filter label=com.docker.compose.project=torrust --format "$1"; }
was_there() { [ -e "$before/images" ] && grep -qx "$1" "$before/images"; }

if [ -n "$docker_is_there" ]; then
    # From the releases, for the containers may be gone already.
    images=$(sed -n 's/^ *image: *"\{0,1\}\([^" ]*\).*/\1/p' "$home"/releases/*/compose.yml 2>/dev/null | sort -u)
    docker compose --project-name torrust down --timeout 20 >/dev/null 2>&1 || :
    for image in $images; do
        id=$(docker image inspect --format '{{.Id}}' "$image" 2>/dev/null) || continue
        # An image that someone else's container uses stays; Docker sees to that.
        was_there "$id" || docker image rm "$image" >/dev/null 2>&1 || :
    done
fi

firewall=$at/usr/local/sbin/torrust-firewall
if [ -x "$firewall" ]; then
    "$firewall" off >/dev/null
    systemctl disable torrust-firewall >/dev/null 2>&1 || :
    rm -f "$firewall" "$at/etc/systemd/system/torrust-firewall.service"
    systemctl daemon-reload || :
fi
rm -f "$at/etc/logrotate.d/torrust-tracker"

if [ -d "$before" ]; then
    if [ ! -e "$before/exporter" ]; then dpkg --purge prometheus-node-exporter >/dev/null 2>&1 || :; fi
    # settings FILE SERVICE TELL: puts back what was there, and has the service take it
    settings() {
        if cmp -s "$before/$1" "$at/$1"; then return; fi
        rm -f "$at/$1"
        if [ -e "$before/$1" ]; then cp -p "$before/$1" "$at/$1"; fi
        if [ -n "$2" ]; then systemctl "$3" "$2" >/dev/null 2>&1 || :; fi
    }
    settings etc/docker/daemon.json docker reload
    settings etc/apt/apt.conf.d/20auto-upgrades "" ""
    settings etc/default/prometheus-node-exporter prometheus-node-exporter try-restart
    case " $(cat "$before/groups") " in
        *" docker "*) ;;
        *) gpasswd --delete "$user" docker >/dev/null 2>&1 || : ;;
    esac
fi

if [ "$keep" = keep ]; then
    find "$home" -mindepth 1 -maxdepth 1 -not -name storage -not -name .environment -exec rm -rf {} +
else
    rm -rf "$home"
    if [ -e "$home" ]; then echo /opt/torrust; fi
fi
if [ -n "$docker_is_there" ]; then ours 'container {{.Names}}'; fi
if [ -e "$firewall" ]; then echo /usr/local/sbin/torrust-firewall; fi
