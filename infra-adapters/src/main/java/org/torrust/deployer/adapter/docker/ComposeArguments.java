package org.torrust.deployer.adapter.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.docker.PulledImages.PulledImage;
import org.torrust.deployer.api.operation.OperationId;

/**
 * Spells the commands that are run on the machine. Runs nothing.
 *
 * <p>The project's name is always given: Compose would take the folder's, and start a second tracker beside the first with each
 * release. Where one login can answer several questions, a fixed script asks them together; what varies is an argument of it,
 * never part of its text.
 */
final class ComposeArguments {

    /** Printed by {@link #switchTo} when the link leads there already. */
    static final String ALREADY = "already";

    /** Exit code of {@link #switchTo} when the release is not on the machine. */
    static final int NO_SUCH_RELEASE = 66;

    private static final String PROJECT = "torrust";
    private static final List<String> PROJECT_ALONE =
            List.of("docker", "compose", "--ansi", "never", "--project-name", PROJECT);

    private ComposeArguments() {}

    static List<String> up(OperationId release) {
        return compose(release, "up", "--detach", "--remove-orphans");
    }

    static List<String> ps(OperationId release) {
        return compose(release, "ps", "--all", "--format", "json");
    }

    static List<String> pull(OperationId release) {
        return compose(release, "pull", "--quiet");
    }

    static List<String> lastLines(OperationId release, String service, int lines) {
        return compose(release, "logs", "--no-color", "--no-log-prefix", "--tail", Integer.toString(lines), service);
    }

    /** The services' own words; {@code service} is null for all of them. */
    static List<String> logs(LogsWish wish) {
        var command = new ArrayList<>(PROJECT_ALONE);
        command.addAll(List.of(
                "logs",
                "--no-color",
                "--tail",
                wish.tail() == null ? "all" : wish.tail().toString()));
        if (wish.follow()) {
            command.add("--follow");
        }
        if (wish.since() != null) {
            command.add("--since=" + wish.since());
        }
        if (wish.service() != null) {
            command.addAll(List.of("--", wish.service()));
        }
        return List.copyOf(command);
    }

    /** Prints what a look at the machine is to tell: see {@link Vitals}. */
    static List<String> vitals() {
        return script("""
                printf 'cpus %s\n' "$(nproc)"
                printf 'load %s\n' "$(cut -d ' ' -f 1 /proc/loadavg)"
                awk '/^(MemTotal|MemAvailable):/ { print tolower($1), $2 * 1024 }' /proc/meminfo
                df -P -B 1 / | awk 'NR == 2 { print "disk", $2, $3 }'
                echo containers
                "$@" ps --all --format json
                """, PROJECT_ALONE);
    }

    /** Prints each image of the release with its id and where a registry has it, one a line; of a missing one its reference. */
    static List<String> images(OperationId release) {
        return script("""
                set -e
                images=$("$@")
                for image in $images; do
                    told=$(docker image inspect --format '{{.Id}} {{range .RepoDigests}}{{.}} {{end}}' "$image" 2>/dev/null) || told=
                    printf '%s %s\\n' "$image" "$told"
                done
                """, compose(release, "config", "--images"));
    }

    /** Prints SHA-256 and name of each file of the release, as {@code sha256sum} does, but for those with secrets. */
    static List<String> sums(OperationId release) {
        return script("""
                cd "$1" && find . -type f ! -path ./.env ! -path ./release.json -exec sha256sum {} +
                """, List.of(HostPaths.release(release)));
    }

    /** Leads a reference to an image again, which is brought from where the registry has it when it is not there any more. */
    static List<String> lead(String reference, PulledImage image) {
        return script("""
                set -e
                docker image inspect "$1" >/dev/null 2>&1 || docker pull --quiet "$2"
                docker tag "$1" "$3"
                """, List.of(image.id(), image.digest(), reference));
    }

    /**
     * Prints what is to be compared with what is recorded: see {@link HostFacts}. Changes nothing.
     *
     * @param ports those the firewall is to let answer, or null where there is none
     */
    static List<String> facts(OperationId release, String image, int sshPort, @Nullable OpenPorts ports) {
        var firewall = ports == null ? List.<String>of() : ports.check(sshPort);
        return script(
                """
                root=$1 release=$2 image=$3
                shift 3
                printf 'current %s\n' "$(readlink "$root/current" 2>/dev/null)"
                if cd "$root/releases/$release" 2>/dev/null; then
                    find . -type f | while IFS= read -r file; do
                        if [ ! -r "$file" ]; then printf 'unread - %s\n' "$file"
                        elif [ "$file" = ./.env ]; then printf 'secret %s\n' "$(sha256sum <"$file" | cut -d ' ' -f 1)"
                        else printf 'file %s %s\n' "$(base64 -w 0 "$file")" "$file"; fi
                    done
                else
                    echo gone
                fi
                printf 'image %s\n' "$(docker image inspect --format '{{.Id}}' "$image" 2>/dev/null)"
                if containers=$(docker ps --all --quiet --filter label=com.docker.compose.project=torrust 2>&1); then
                    for container in $containers; do
                        docker inspect --format 'container {{.Image}} {{.State.Status}} {{.Config.Image}} {{index .Config.Labels "com.docker.compose.service"}}' "$container"
                    done
                else
                    printf 'docker %s\n' "$(printf '%s' "$containers" | tail -n 1)"
                fi
                ss -Hltn 2>/dev/null | awk '{ print "listens", $4 }'
                if [ $# -gt 0 ]; then printf 'firewall %s\n' "$("$@" 2>&1 | tail -n 1)"; fi
                echo end
                """,
                Stream.concat(Stream.of(HostPaths.ROOT, release.value(), image), firewall.stream())
                        .toList());
    }

    /** Stops and removes the project's containers; prints nothing at all when there was none. */
    static List<String> down() {
        return script("""
                set -e
                containers=$("$@" ps --all --quiet)
                if [ -n "$containers" ]; then
                    "$@" down --timeout 20 2>&1
                    echo stopped
                fi
                """, PROJECT_ALONE);
    }

    /** Stops the project's containers and leaves them there; prints nothing at all when none ran. */
    static List<String> stop(int seconds) {
        return script("""
                set -e
                seconds=$1
                shift
                containers=$("$@" ps --quiet)
                if [ -n "$containers" ]; then
                    "$@" stop --timeout "$seconds" 2>&1
                    echo stopped
                fi
                """, with(Integer.toString(seconds), PROJECT_ALONE));
    }

    private static List<String> with(String first, List<String> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    /** Prints what each release on the machine says of itself, one JSON object a line, and makes the folder they lie in. */
    static List<String> releases() {
        return script("""
                set -e
                mkdir -p "$1"
                for about in "$1"/*/release.json; do
                    if [ -f "$about" ]; then cat "$about"; echo; fi
                done
                """, List.of(HostPaths.RELEASES));
    }

    /** Leads the link {@code current} to a release in one step, so that it is never missing or half-made. */
    static List<String> switchTo(OperationId release) {
        return script("""
                set -e
                cd "$1"
                [ -d "$2" ] || exit 66
                if [ "$(readlink current)" = "$2" ]; then echo already; exit 0; fi
                ln -sfn "$2" .current.new
                mv -T .current.new current
                """, List.of(HostPaths.ROOT, "releases/" + release));
    }

    private static List<String> compose(OperationId release, String... arguments) {
        var folder = HostPaths.release(release);
        var command = new ArrayList<>(List.of(
                "docker",
                "compose",
                "--ansi",
                "never",
                "--project-name",
                PROJECT,
                "--project-directory",
                folder,
                "--file",
                folder + "/compose.yml"));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    private static List<String> script(String text, List<String> arguments) {
        var command = new ArrayList<>(List.of("sh", "-c", text, "sh"));
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
