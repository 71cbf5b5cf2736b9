package org.torrust.deployer.eventstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What older revisions of our events are turned into. What is said here of a revision is never changed. */
final class Upcasters {

    /** The steps of each phase when operations did not yet record what they were to do. */
    private static final Map<String, List<String>> STEPS = Map.of(
            "provision",
            List.of(
                    "render-tofu",
                    "tofu-init",
                    "tofu-apply",
                    "read-outputs",
                    "wait-ssh",
                    "pin-host-key",
                    "wait-cloud-init"),
            "configure",
            List.of("render-ansible", "system-updates", "install-docker", "users", "log-rotation"),
            "release",
            List.of("render-release", "validate", "upload", "pull-images"),
            "run",
            List.of("switch", "start", "wait-healthy", "probe"),
            "destroy",
            List.of("stop-services", "tofu-destroy", "clean-up"));

    static final List<Upcaster> ALL = List.of(
            second("environment.created", Upcasters::withAllSections),
            second("environment.provisioning-started", event -> withSteps(event, "provision")),
            second("environment.configuring-started", event -> withSteps(event, "configure")),
            second("environment.releasing-started", event -> withSteps(event, "release")),
            second("environment.run-started", event -> withSteps(event, "run")),
            second("environment.deployment-started", Upcasters::withStepsOfPhases),
            second("environment.destruction-started", event -> withSteps(event, "destroy")));

    private Upcasters() {}

    private static Upcaster second(String name, UnaryOperator<ObjectNode> change) {
        return new Upcaster(
                new EventType(name, 1),
                payload -> payload instanceof ObjectNode event ? change.apply(event.deepCopy()) : payload);
    }

    /** Firewall, monitoring and limits were no settings yet: off, and as long as was waited then. */
    private static ObjectNode withAllSections(ObjectNode event) {
        if (event.get("configuration") instanceof ObjectNode configuration) {
            configuration.putObject("firewall").put("enabled", false);
            configuration.putObject("monitoring").put("enabled", false);
            configuration
                    .putObject("limits")
                    .put("sshSeconds", 180)
                    .put("cloudInitSeconds", 600)
                    .put("healthySeconds", 120);
        }
        return event;
    }

    private static ObjectNode withSteps(ObjectNode event, String phase) {
        return withSteps(event, Stream.of(phase));
    }

    private static ObjectNode withStepsOfPhases(ObjectNode event) {
        var phases = event.remove("phases");
        return withSteps(
                event, phases == null ? Stream.of() : phases.valueStream().map(JsonNode::asText));
    }

    private static ObjectNode withSteps(ObjectNode event, Stream<String> phases) {
        var steps = event.putArray("steps");
        phases.flatMap(phase -> STEPS.getOrDefault(phase, List.of()).stream()).forEach(steps::add);
        event.set("options", options(event.remove("ownConfiguration")));
        return event;
    }

    private static ObjectNode options(JsonNode own) {
        var options = JsonNodeFactory.instance.objectNode();
        var chosen = options.putArray("chosen");
        if (own != null && own.asBoolean()) {
            chosen.add("own-configuration");
        }
        return options;
    }
}
