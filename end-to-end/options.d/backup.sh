# shellcheck shell=bash
# Backups, data that is kept, and restoring; the environment runs before and after.
folder=/opt/torrust/storage/tracker/lib/database
mark() { # a sign in the database's folder; nothing where that is only played
    if lxd; then "$deployer" ssh "$name" -- "sudo sh -c 'echo $1 >$folder/mark'"; fi
}
marked() {
    if lxd; then "$deployer" ssh "$name" -- "sudo cat $folder/mark" 2>/dev/null; fi
}
again() {
    "$deployer" create "$name" --provider "$provider" --from "$work/own.yaml" -q && "$deployer" deploy "$name" --auto-approve -q
}
backups=$DEPLOYER_WORKSPACE/data/$name/backups

mark first
try destroy "--backup --keep-data --reason" 0 "Its newest backup is |Its data volume is kept" \
    destroy "$name" --backup --keep-data --reason "the table of options" --force
sees destroy "--backup: with its checksum" bash -c "cd '$backups' && sha256sum --quiet -c ./*.sha256"
sees destroy "--keep-data: found again" again
sees destroy "--keep-data: what was in it" [ "$(marked)" = "$(either first "")" ]
mark second
backup=$(find "$backups" -name '*.tar.gz' | head -n 1)
try restore "asks for the name" 2 "its name has to be typed in" restore "$name" "$backup"
try restore "a file that is none of ours" 2 "cannot be used" restore "$name" "$root/README.md" --force
try restore "FILE --force" 0 "restore   put-back         done|is running with what the backup held" restore "$name" "$backup" --force
sees restore "what was in it" [ "$(marked)" = "$(either first "")" ]
