# Runs a tool so that it outlives who started it: FOLDER COMMAND [ARGUMENT...], in a session of its own. Leaves in FOLDER
#   holder     pid, start time (clock ticks since boot), boot id, pid namespace: one a line
#   stdout, stderr
#   exit       the exit code, put there by rename when the tool has ended
# The tool runs in the foreground of this shell: in the background it would be started with SIGINT ignored. Where the deployer
# itself was started so, env gives the tool its ears back, else it would never hear the one signal it is sent.
umask 077
folder=$1
shift
sh -c '
    folder=$1
    shift
    stat=$(cat /proc/$$/stat 2>/dev/null)
    started=$(printf "%s" "${stat##*) }" | cut -d " " -f 20)
    boot=$(cat /proc/sys/kernel/random/boot_id 2>/dev/null)
    namespace=$(readlink /proc/$$/ns/pid 2>/dev/null)
    printf "%s\n%s\n%s\n%s\n" "$$" "$started" "$boot" "$namespace" >"$folder/holder.new"
    mv "$folder/holder.new" "$folder/holder"
    if env --default-signal true 2>/dev/null; then exec env --default-signal "$@"; fi
    exec "$@"
' sh "$folder" "$@" >"$folder/stdout" 2>"$folder/stderr" </dev/null
code=$?
printf '%s\n' "$code" >"$folder/exit.new"
mv "$folder/exit.new" "$folder/exit"
exit "$code"
