package org.torrust.deployer.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.torrust.deployer.api.configuration.FirewallSettings;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.AddressRead;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfigurationChanged;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfiguringStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.DeploymentStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentConfigured;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentDestroyed;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentProvisioned;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentReleased;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentRunning;
import org.torrust.deployer.api.environment.EnvironmentEvent.HostKeyPinned;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepSkipped;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.history.Provenance;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.cli.configuration.ConfigurationReader;
import org.torrust.deployer.cli.configuration.GivenSettings;
import org.torrust.deployer.query.list.EnvironmentSummary;
import org.torrust.deployer.query.status.EnvironmentStatus;

/** What happened to an environment, a second between any two events, as the views tell it. */
final class Story {

    static final HostAddress ADDRESS = new HostAddress("10.77.0.12", 22);
    static final Failure NO_DOCKER = new Failure(
            "Ansible could not install Docker.",
            "E: Unable to locate package docker.io",
            "Look at the log, then try again: torrust-tracker-deployer configure demo",
            "data/demo/jobs/op-2/render-ansible/stdout");

    private static final OperationId FIRST = new OperationId("op-1");
    private static final OperationId SECOND = new OperationId("op-2");
    static final Holder HOLDER = new Holder(4711, 12, "boot", "pid:[1]");
    private static final Provenance ADA = new Provenance("ada@desk", "", List.of(), Map.of(), null);

    private final EnvironmentName name;
    private final List<RecordedEvent> events = new ArrayList<>();
    private Instant time;

    private Story(String name, GivenSettings given, Duration ago) {
        this.name = new EnvironmentName(name);
        this.time = DeployerRun.NOW.minus(ago);
        var configuration = ConfigurationReader.read(given, Map.of()).configuration();
        then(new EnvironmentCreated(this.name, FIRST, configuration, null));
    }

    static Story of(String name, String provider, Duration ago) {
        return new Story(name, new GivenSettings().provider(provider), ago);
    }

    /** On a host that exists already. */
    static Story ofHost(String name) {
        return new Story(
                name,
                new GivenSettings()
                        .options(List.of("provider.host=10.0.0.1", "provider.trust-host-key=true"))
                        .provider("ssh"),
                Duration.ofMinutes(5));
    }

    static Release release(String id) {
        var udp = List.of(SocketBinding.parse("0.0.0.0:6969"));
        var http = List.of(SocketBinding.parse("0.0.0.0:7070"));
        var listeners =
                new Listeners(udp, http, SocketBinding.parse("0.0.0.0:1212"), SocketBinding.parse("0.0.0.0:1313"));
        return new Release(new OperationId(id), "d1" + id.hashCode(), "torrust/tracker:3.0.0", listeners);
    }

    Story provisioned() {
        return then(new DeploymentStarted(
                        name,
                        SECOND,
                        HOLDER,
                        Stream.of(Phase.PROVISION)
                                .flatMap(phase -> phase.steps().stream())
                                .toList(),
                        OperationOptions.NONE))
                .then(new StepCompleted(name, SECOND, Step.TOFU_APPLY))
                .then(new AddressRead(name, SECOND, ADDRESS))
                .then(new HostKeyPinned(name, SECOND, "SHA256:abc"))
                .then(new StepSkipped(name, SECOND, Step.WAIT_CLOUD_INIT, "cloud-init says done"))
                .then(new EnvironmentProvisioned(name, SECOND, ADDRESS));
    }

    Story running(String release) {
        return provisioned()
                .then(new EnvironmentConfigured(name, SECOND))
                .then(new EnvironmentReleased(name, SECOND, release(release)))
                .then(new EnvironmentRunning(name, SECOND, release(release)))
                .then(new OperationSucceeded(name, SECOND));
    }

    /** With a firewall from now on. */
    Story governed() {
        var wished = status().configuration().with(new FirewallSettings(true));
        return then(
                new ConfigurationChanged(name, SECOND, wished, List.of("firewall.enabled"), List.of(Phase.CONFIGURE)));
    }

    Story released(String release) {
        return then(new EnvironmentReleased(name, SECOND, release(release)));
    }

    Story configuring() {
        return then(new ConfiguringStarted(name, SECOND, HOLDER, Phase.CONFIGURE.steps(), OperationOptions.NONE))
                .then(new StepCompleted(name, SECOND, Step.SYSTEM_UPDATES));
    }

    Story failed() {
        return then(new OperationFailed(name, SECOND, Step.INSTALL_DOCKER, NO_DOCKER));
    }

    Story destroyed() {
        return then(new EnvironmentDestroyed(name, SECOND)).then(new OperationSucceeded(name, SECOND));
    }

    EnvironmentName name() {
        return name;
    }

    EnvironmentSummary summary() {
        EnvironmentSummary summary = null;
        for (var event : events) {
            summary = EnvironmentSummary.after(summary, event);
        }
        return summary;
    }

    EnvironmentStatus status() {
        EnvironmentStatus status = null;
        for (var event : events) {
            status = EnvironmentStatus.after(status, event);
        }
        return status;
    }

    private Story then(EnvironmentEvent event) {
        events.add(new RecordedEvent(events.size() + 1, events.size(), time, event, ADA));
        time = time.plusSeconds(1);
        return this;
    }
}
