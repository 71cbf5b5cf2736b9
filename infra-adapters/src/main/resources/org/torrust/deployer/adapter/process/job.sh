# Runs a tool so that it outlives who started it: FOLDER TICKET COMMAND [ARGUMENT...], in a session of its own. Leaves in FOLDER
#   claimed    the ticket, renamed: who finds no ticket any more knows that the tool begins, who takes it away that it never will
#   holder     of the tool, and of this shell: pid, start time (clock ticks since boot); before the latter boot id, pid
#              namespace: one a line
#   stdout, stderr
#   exit       the exit code, put there by rename when the tool has ended
# The tool runs in the foreground of this shell: in the background it would be started with SIGINT ignored. Where the deployer
# itself was started so, env gives the tool its ears back, else it would never hear the one signal it is sent.
# Output is appended, so that what grows too long can be cut while the tool writes.
umask 077
folder=$1
mv "$folder/$2" "$folder/claimed" 2>/dev/null || exit 0
shift 2
sh -c '
    folder=$1
    shift
    started() {
        stat=$(cat "/proc/$1/stat" 2>/dev/null)
        printf "%s" "${stat##*) }" | cut -d " " -f 20
    }
    boot=$(cat /proc/sys/kernel/random/boot_id 2>/dev/null)
    namespace=$(readlink /proc/$$/ns/pid 2>/dev/null)
    printf "%s\n%s\n%s\n%s\n%s\n%s\n" \
        "$$" "$(started $$)" "$boot" "$namespace" "$PPID" "$(started "$PPID")" >"$folder/holder.new"
    mv "$folder/holder.new" "$folder/holder"
    if env --default-signal true 2>/dev/null; then exec env --default-signal "$@"; fi
    exec "$@"
' sh "$folder" "$@" >>"$folder/stdout" 2>>"$folder/stderr" </dev/null
code=$?
printf '%s\n' "$code" >"$folder/exit.new"
# A power loss must not leave the exit code of a tool whose words it took: these go to the disk first, where sync can do that.
sync "$folder/stdout" "$folder/stderr" "$folder/exit.new" 2>/dev/null
mv "$folder/exit.new" "$folder/exit"
exit "$code"
