package org.torrust.deployer.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.torrust.deployer.api.configuration.AptSettings;
import org.torrust.deployer.api.configuration.DockerSettings;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.configuration.FirewallSettings;
import org.torrust.deployer.api.configuration.LimitSettings;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.LxdSettings;
import org.torrust.deployer.api.configuration.MonitoringSettings;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.api.configuration.SourcesSettings;
import org.torrust.deployer.api.configuration.SshSettings;
import org.torrust.deployer.api.configuration.TrackerSettings;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.AddressRead;
import org.torrust.deployer.api.environment.EnvironmentEvent.BackupTaken;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfigurationChanged;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfiguringStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.DeploymentStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.DestructionStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentConfigured;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentDestroyed;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentProvisioned;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentReleased;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentRunning;
import org.torrust.deployer.api.environment.EnvironmentEvent.HostKeyPinned;
import org.torrust.deployer.api.environment.EnvironmentEvent.LateOutcomeObserved;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineRemoved;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAbandoned;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAdopted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentEvent.ProvisioningStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleaseShipped;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleaseSwitchedBack;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleasingStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.RestorationStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.RunStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.ServicesStopped;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepSkipped;
import org.torrust.deployer.api.environment.EnvironmentEvent.StoppingStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.TestFinished;
import org.torrust.deployer.api.environment.EnvironmentEvent.TrackerConfigurationChosen;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.history.Provenance;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;

/** One event of each kind, all of {@code demo}. */
final class Samples {

    static final EnvironmentName DEMO = new EnvironmentName("demo");
    static final OperationId OPERATION = new OperationId("20261124-101500-7f3a9c");
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456Z");

    static final Provenance PROVENANCE = new Provenance(
            "ada@workshop", "command-1", List.of("deploy", "demo"), Map.of("deployer", "0.1.0"), "first try");

    private static final Holder HOLDER = new Holder(42, 4711, "boot", "pid:[4026531836]");
    private static final HostAddress ADDRESS = new HostAddress("192.0.2.7", 22);

    private static final Listeners LISTENERS = new Listeners(
            List.of(SocketBinding.parse("0.0.0.0:6969")),
            List.of(SocketBinding.parse("[::]:7070")),
            SocketBinding.parse("0.0.0.0:1212"),
            SocketBinding.parse("127.0.0.1:1313"));

    private static final EnvironmentConfiguration CONFIGURATION = new EnvironmentConfiguration(
            new LxdSettings("container", "debian/13/cloud", 2, "2GiB", "10GiB", "5GiB", "default", "lxdbr0"),
            new SshSettings("torrust", 22),
            new TrackerSettings("torrust/tracker", "3.0.0", true, "tracker.db", LISTENERS),
            new DockerSettings(List.of("http://192.0.2.1:5000")),
            new AptSettings(null, "http://192.0.2.1:3142"),
            new SourcesSettings("/srv/providers"),
            FirewallSettings.OFF,
            MonitoringSettings.OFF,
            LimitSettings.USUAL);

    private static final Release RELEASE = new Release(OPERATION, "ab".repeat(32), "torrust/tracker:3.0.0", LISTENERS);

    /** What an older revision means where that is not what the same words would mean today. */
    static final Map<EventType, EnvironmentEvent> OLDER = Map.of(
            new EventType("environment.created", 1),
            new EnvironmentCreated(DEMO, OPERATION, waiting(new LimitSettings(180, 600, 120)), "cd".repeat(32)),
            new EventType("environment.configuring-started", 1),
            new ConfiguringStarted(
                    DEMO,
                    OPERATION,
                    HOLDER,
                    List.of(
                            Step.RENDER_ANSIBLE,
                            Step.SYSTEM_UPDATES,
                            Step.INSTALL_DOCKER,
                            Step.USERS,
                            Step.LOG_ROTATION),
                    OperationOptions.NONE));

    private static EnvironmentConfiguration waiting(LimitSettings limits) {
        return new EnvironmentConfiguration(
                CONFIGURATION.provider(),
                CONFIGURATION.ssh(),
                CONFIGURATION.tracker(),
                CONFIGURATION.docker(),
                CONFIGURATION.apt(),
                CONFIGURATION.sources(),
                CONFIGURATION.firewall(),
                CONFIGURATION.monitoring(),
                limits);
    }

    static final List<EnvironmentEvent> EVENTS = List.of(
            new EnvironmentCreated(DEMO, OPERATION, CONFIGURATION, "cd".repeat(32)),
            new ProvisioningStarted(DEMO, OPERATION, HOLDER, Phase.PROVISION.steps(), OperationOptions.NONE),
            new ConfiguringStarted(DEMO, OPERATION, HOLDER, Phase.CONFIGURE.steps(), OperationOptions.NONE),
            new ReleasingStarted(
                    DEMO,
                    OPERATION,
                    HOLDER,
                    Phase.RELEASE.steps(),
                    OperationOptions.of(OperationOption.OWN_CONFIGURATION)),
            new RunStarted(DEMO, OPERATION, HOLDER, Phase.RUN.steps(), OperationOptions.NONE),
            new DeploymentStarted(
                    DEMO,
                    OPERATION,
                    HOLDER,
                    Stream.of(Phase.RELEASE, Phase.RUN)
                            .flatMap(phase -> phase.steps().stream())
                            .toList(),
                    OperationOptions.NONE),
            new DestructionStarted(DEMO, OPERATION, HOLDER, Phase.DESTROY.steps(), OperationOptions.NONE),
            new StoppingStarted(DEMO, OPERATION, HOLDER, Phase.STOP.steps(), OperationOptions.NONE.within(30)),
            new ConfigurationChanged(
                    DEMO, OPERATION, CONFIGURATION, List.of("tracker.tag"), List.of(Phase.CONFIGURE, Phase.RELEASE)),
            new TrackerConfigurationChosen(DEMO, OPERATION, "ab".repeat(32)),
            new RestorationStarted(
                    DEMO,
                    OPERATION,
                    HOLDER,
                    List.of(Step.VERIFY_BACKUP, Step.PUT_BACK),
                    OperationOptions.of(OperationOption.OWN_CONFIGURATION)),
            new BackupTaken(DEMO, OPERATION, "20261124-101500-7f3a9c.tar.gz", "ab".repeat(32)),
            new StepCompleted(DEMO, OPERATION, Step.WAIT_CLOUD_INIT),
            new StepSkipped(DEMO, OPERATION, Step.TOFU_APPLY, "the machine answers with the pinned key"),
            new MachineCreated(DEMO, OPERATION),
            new AddressRead(DEMO, OPERATION, ADDRESS),
            new HostKeyPinned(DEMO, OPERATION, "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"),
            new MachineRemoved(DEMO, OPERATION),
            new EnvironmentProvisioned(DEMO, OPERATION, ADDRESS),
            new EnvironmentConfigured(DEMO, OPERATION),
            new ReleaseShipped(DEMO, OPERATION, RELEASE),
            new EnvironmentReleased(DEMO, OPERATION, RELEASE),
            new EnvironmentRunning(DEMO, OPERATION, RELEASE),
            new ServicesStopped(DEMO, OPERATION),
            new ReleaseSwitchedBack(DEMO, OPERATION, new OperationId("20261101-080000-000001")),
            new EnvironmentDestroyed(DEMO, OPERATION),
            new OperationSucceeded(DEMO, OPERATION),
            new OperationFailed(
                    DEMO,
                    OPERATION,
                    Step.INSTALL_DOCKER,
                    new Failure(
                            "Docker was not installed.",
                            "E: no \"docker.io\"\n",
                            "Try again.",
                            "data/demo/logs/a.log")),
            new OperationInterrupted(DEMO, OPERATION, Step.PULL_IMAGES, "INT"),
            new OperationAbandoned(DEMO, OPERATION, null, "process 42 is gone"),
            new OperationAdopted(
                    DEMO, OPERATION, Step.TOFU_APPLY, HOLDER, new Holder(77, 4712, "boot", "pid:[4026531836]")),
            new LateOutcomeObserved(DEMO, OPERATION, Step.PROBE, "done"),
            new TestFinished(DEMO, OPERATION, "full", 14, List.of("udp-peers", "containers")));

    private Samples() {}

    /** A message as an aggregate would publish it; for {@code demo} the event of {@link #EVENTS} at that place. */
    static DomainEventMessage<EnvironmentEvent> message(String environment, long sequence) {
        return new GenericDomainEventMessage<>(
                "Environment",
                environment,
                sequence,
                event(environment, sequence),
                Provenances.toMetaData(PROVENANCE),
                environment + "-" + sequence,
                NOON.plusSeconds(sequence));
    }

    private static EnvironmentEvent event(String environment, long sequence) {
        return environment.equals(DEMO.value())
                ? EVENTS.get((int) (sequence % EVENTS.size()))
                : new MachineCreated(new EnvironmentName(environment), OPERATION);
    }
}
