package org.torrust.deployer.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.torrust.deployer.api.configuration.AptSettings;
import org.torrust.deployer.api.configuration.DockerSettings;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.configuration.FirewallSettings;
import org.torrust.deployer.api.configuration.LimitSettings;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.MonitoringSettings;
import org.torrust.deployer.api.configuration.SimulatedSettings;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.api.configuration.SourcesSettings;
import org.torrust.deployer.api.configuration.SshSettings;
import org.torrust.deployer.api.configuration.TrackerSettings;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.AddressRead;
import org.torrust.deployer.api.environment.EnvironmentEvent.DeploymentStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.DestructionStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentConfigured;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentDestroyed;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentProvisioned;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentReleased;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentRunning;
import org.torrust.deployer.api.environment.EnvironmentEvent.HostKeyPinned;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineRemoved;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentEvent.ProvisioningStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepSkipped;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.history.History;
import org.torrust.deployer.api.history.Provenance;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;

/** A history told event by event, one each second from noon on. */
public final class Story implements History {

    public static final EnvironmentName DEMO = new EnvironmentName("demo");
    public static final OperationId OPERATION = new OperationId("operation");
    public static final Holder HOLDER = new Holder(42, 4711, "boot", "pid:[1]");
    public static final HostAddress ADDRESS = new HostAddress("192.0.2.7", 22);
    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static final Provenance ADA =
            new Provenance("ada@workshop", "cause", List.of("deploy"), Map.of("deployer", "0.1.0"), null);

    private static final Listeners LISTENERS = new Listeners(
            List.of(SocketBinding.parse("0.0.0.0:6969")),
            List.of(),
            SocketBinding.parse("0.0.0.0:1212"),
            SocketBinding.parse("127.0.0.1:1313"));

    public static final EnvironmentConfiguration CONFIGURATION = new EnvironmentConfiguration(
            new SimulatedSettings(0, null, 0),
            new SshSettings("torrust", 22),
            new TrackerSettings("torrust/tracker", "3.0.0", false, "tracker.db", LISTENERS),
            new DockerSettings(List.of()),
            new AptSettings(null, null),
            new SourcesSettings(null),
            FirewallSettings.OFF,
            MonitoringSettings.OFF,
            LimitSettings.USUAL);

    public static final Release FIRST = release("first");
    public static final Release SECOND = release("second");

    private final List<RecordedEvent> events = new ArrayList<>();

    public Story(EnvironmentEvent... events) {
        tell(events);
    }

    /** All of a life, and the beginning of the next under the same name; another environment beside it. */
    public static Story ofTwoLives() {
        return new Story(
                created(DEMO),
                new ProvisioningStarted(DEMO, OPERATION, HOLDER, Phase.PROVISION.steps(), OperationOptions.NONE),
                new StepCompleted(DEMO, OPERATION, Step.TOFU_APPLY),
                new MachineCreated(DEMO, OPERATION),
                created(new EnvironmentName("other")),
                new AddressRead(DEMO, OPERATION, ADDRESS),
                new HostKeyPinned(DEMO, OPERATION, "SHA256:abc"),
                new EnvironmentProvisioned(DEMO, OPERATION, ADDRESS),
                new OperationSucceeded(DEMO, OPERATION),
                new DeploymentStarted(
                        DEMO,
                        OPERATION,
                        HOLDER,
                        Stream.of(Phase.CONFIGURE, Phase.RELEASE, Phase.RUN)
                                .flatMap(phase -> phase.steps().stream())
                                .toList(),
                        OperationOptions.NONE),
                new StepSkipped(DEMO, OPERATION, Step.USERS, "they are there"),
                new EnvironmentConfigured(DEMO, OPERATION),
                new EnvironmentReleased(DEMO, OPERATION, FIRST),
                new EnvironmentRunning(DEMO, OPERATION, FIRST),
                new OperationSucceeded(DEMO, OPERATION),
                new DestructionStarted(DEMO, OPERATION, HOLDER, Phase.DESTROY.steps(), OperationOptions.NONE),
                new MachineRemoved(DEMO, OPERATION),
                new EnvironmentDestroyed(DEMO, OPERATION),
                new OperationSucceeded(DEMO, OPERATION),
                created(DEMO));
    }

    public static EnvironmentCreated created(EnvironmentName name) {
        return new EnvironmentCreated(name, OPERATION, CONFIGURATION, null);
    }

    public static Release release(String id) {
        return new Release(new OperationId(id), "digest-of-" + id, "torrust/tracker:3.0.0", LISTENERS);
    }

    public void tell(EnvironmentEvent... more) {
        for (var event : more) {
            var sequence = events.stream()
                    .filter(earlier -> earlier.event().environment().equals(event.environment()))
                    .count();
            events.add(new RecordedEvent(
                    events.size() + 1, sequence, NOON.plus(Duration.ofSeconds(events.size())), event, ADA));
        }
    }

    @Override
    public Stream<RecordedEvent> after(long position) {
        return List.copyOf(events.subList((int) position, events.size())).stream();
    }

    @Override
    public Stream<RecordedEvent> of(EnvironmentName environment) {
        return after(0).filter(recorded -> recorded.event().environment().equals(environment));
    }

    @Override
    public long head() {
        return events.size();
    }
}
