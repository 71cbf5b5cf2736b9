#!/bin/sh
# Gives the tracker's folders to the account it runs under, by number: it needs no name. Then becomes the tracker.
set -eu
user=${USER_ID:-1000}
if [ "$user" -lt 1000 ]; then
    echo "USER_ID must be 1000 or more" >&2
    exit 1
fi
mkdir -p /var/lib/torrust/tracker/database /var/log/torrust/tracker /etc/torrust/tracker
chown -R "$user:$user" /var/lib/torrust /var/log/torrust /etc/torrust
cd /var/lib/torrust/tracker
exec setpriv --reuid "$user" --regid "$user" --clear-groups "$@"
