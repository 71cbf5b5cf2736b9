package org.torrust.deployer.adapter.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The containers of a project as {@code docker compose ps --all --format json} tells them: one JSON object a line since
 * Compose 2.21, an array before.
 */
record ComposePs(List<Container> containers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalArgumentException when it is neither form */
    static ComposePs read(String output) {
        try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(output)) {
            var containers = new ArrayList<Container>();
            while (values.hasNextValue()) {
                var value = values.nextValue();
                (value.isArray() ? value : List.of(value)).forEach(one -> containers.add(Container.of(one)));
            }
            return new ComposePs(List.copyOf(containers));
        } catch (IOException e) {
            throw new IllegalArgumentException("what docker compose ps printed is not JSON", e);
        }
    }

    /** Whether at least one container serves, and no other is still on its way. */
    boolean allServe() {
        return containers.stream().anyMatch(Container::serves)
                && containers.stream().allMatch(container -> container.serves() || container.isThrough());
    }

    /** Whether at least one container runs, healthy yet or not, and no other is still on its way. */
    boolean allRun() {
        return containers.stream().anyMatch(Container::runs)
                && containers.stream().allMatch(container -> container.runs() || container.isThrough());
    }

    /** Whether a container has no health check, so that one look at it proves little. */
    boolean someHealthIsUnknown() {
        return containers.stream()
                .anyMatch(container -> container.serves() && container.health().isEmpty());
    }

    /** A container that ended and will not come up by waiting. */
    Optional<Container> ended() {
        return containers.stream().filter(Container::isEnded).findFirst();
    }

    Optional<Container> unhealthy() {
        return containers.stream().filter(Container::isUnhealthy).findFirst();
    }

    Optional<Container> restarting() {
        return containers.stream().filter(Container::isRestarting).findFirst();
    }

    /** A container that is not there yet. */
    Optional<Container> waitedFor() {
        return containers.stream()
                .filter(container -> !container.serves() && !container.isThrough())
                .findFirst();
    }

    /**
     * One container.
     *
     * @param state {@code created, running, restarting, paused, removing, exited} or {@code dead}
     * @param health {@code starting, healthy, unhealthy}, or empty when the image has no health check
     * @param ports those it is published at, e.g. {@code 6969/udp}
     */
    record Container(String service, String state, String health, int exitCode, List<String> ports) {

        private static final Pattern HEALTH = Pattern.compile("\\((?:health: )?(starting|healthy|unhealthy)\\)");
        private static final Pattern CODE = Pattern.compile("^(?:Restarting|Exited) \\((\\d{1,3})\\)");

        private static Container of(JsonNode node) {
            if (!node.isObject() || !node.hasNonNull("Service")) {
                throw new IllegalArgumentException("what docker compose ps printed names no service");
            }
            return new Container(
                    node.path("Service").asText(),
                    node.path("State").asText(),
                    health(node),
                    exitCode(node),
                    ports(node));
        }

        // A port that is published on IPv4 and IPv6 is told twice.
        private static List<String> ports(JsonNode node) {
            return node.path("Publishers")
                    .valueStream()
                    .filter(port -> port.path("PublishedPort").asInt() > 0)
                    .map(port -> port.path("PublishedPort").asInt() + "/"
                            + port.path("Protocol").asText())
                    .distinct()
                    .toList();
        }

        // Compose leaves Health empty when the container restarts between its two looks; Docker's status line still has
        // it.
        private static String health(JsonNode node) {
            var health = node.path("Health").asText();
            var inStatus = HEALTH.matcher(node.path("Status").asText());
            return health.isEmpty() && inStatus.find() ? inStatus.group(1) : health;
        }

        // Compose fills in ExitCode for ended containers only, not for restarting ones.
        private static int exitCode(JsonNode node) {
            var inStatus = CODE.matcher(node.path("Status").asText());
            return inStatus.find()
                    ? Integer.parseInt(inStatus.group(1))
                    : node.path("ExitCode").asInt();
        }

        boolean runs() {
            return state.equals("running");
        }

        boolean serves() {
            return runs() && (health.isEmpty() || health.equals("healthy"));
        }

        /** Whether it was to do one thing, and did. */
        boolean isThrough() {
            return state.equals("exited") && exitCode == 0;
        }

        boolean isRestarting() {
            return state.equals("restarting");
        }

        boolean isEnded() {
            return state.equals("dead") || (state.equals("exited") && exitCode != 0);
        }

        boolean isUnhealthy() {
            return health.equals("unhealthy");
        }

        /** In an operator's words, e.g. {@code exited with code 1}. */
        String told() {
            if (state.equals("exited") || state.equals("restarting")) {
                return "%s with code %d".formatted(state, exitCode);
            }
            return health.isEmpty() ? state : "%s, %s".formatted(state, health);
        }
    }
}
