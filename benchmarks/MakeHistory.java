import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
import org.torrust.deployer.api.environment.EnvironmentEvent.*;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.history.Provenance;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.eventstore.Provenances;
import org.torrust.deployer.eventstore.SqliteStore;

/**
 * Makes a store with a long history, through the event-store module and so with every link of its chain:
 *
 * <pre>java -cp "cli/target/lib/*" benchmarks/MakeHistory.java DATABASE ENVIRONMENTS EVENTS</pre>
 *
 * Environments are created, deployed, tested and released again in turn; some fail, some are destroyed in the end. The
 * same numbers give the same events. {@code replay --all --check} finds that today's program would record them, up to
 * the last of all, which may be cut off. Views are not made: that is for {@code projections rebuild}.
 */
public final class MakeHistory {

    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Holder HOLDER =
            new Holder(4711, 123_456, "2b6e0c1e-5c1d-4b7a-9a55-0d8f3c1f2a10", "pid:[4026531836]");
    private static final Listeners LISTENERS = new Listeners(
            List.of(SocketBinding.parse("0.0.0.0:6969")),
            List.of(SocketBinding.parse("0.0.0.0:7070")),
            SocketBinding.parse("0.0.0.0:1212"),
            SocketBinding.parse("0.0.0.0:1313"));

    private final long events;
    private final SqliteStore store;
    private final List<DomainEventMessage<?>> batch = new ArrayList<>();
    private final long[] sequences;
    private long written;

    private MakeHistory(SqliteStore store, int environments, long events) {
        this.store = store;
        this.events = events;
        this.sequences = new long[environments];
    }

    public static void main(String[] arguments) {
        try (var store = SqliteStore.open(Path.of(arguments[0]))) {
            new MakeHistory(store, Integer.parseInt(arguments[1]), Long.parseLong(arguments[2])).make();
        }
    }

    private void make() {
        var began = System.nanoTime();
        for (var round = 0; written < events; round++) {
            for (var environment = 0; environment < sequences.length && written < events; environment++) {
                live(environment, round);
            }
        }
        flush();
        System.out.printf(Locale.ROOT, "%d events in %.1f s%n", written, (System.nanoTime() - began) / 1e9);
    }

    private void live(int environment, int round) {
        var name = new EnvironmentName("env-%05d".formatted(environment));
        var story = new Story(name, environment, OperationId.at(BEGAN.plusSeconds(written), environment));
        if (round == 0) {
            story.create();
        } else if (round == 1) {
            story.deploy();
        } else {
            story.goOn(round);
        }
        story.told.stream().limit(events - written).forEach(event -> record(environment, name, event));
    }

    private void record(int environment, EnvironmentName name, EnvironmentEvent event) {
        var arguments = List.of("deploy", name.value(), "--auto-approve");
        var versions = Map.of("deployer", "0.1.0", "tofu", "1.12.6", "ansible", "2.14.18");
        batch.add(new GenericDomainEventMessage<>(
                "Environment",
                name.value(),
                sequences[environment]++,
                event,
                Provenances.toMetaData(new Provenance("ada@workshop", "", arguments, versions, null)),
                new UUID(0x4d616b6500004000L, 0x8000_0000_0000_0000L | written).toString(),
                BEGAN.plusSeconds(written).plusNanos(123_456_000)));
        written++;
        if (batch.size() == 2000) {
            flush();
        }
    }

    private void flush() {
        store.engine().appendEvents(batch);
        batch.clear();
    }

    /** What happens to one environment in one round. */
    private static final class Story {
        private final List<EnvironmentEvent> told = new ArrayList<>();
        private final EnvironmentName name;
        private final int number;
        private final OperationId operation;
        private final HostAddress address;
        private final Release release;

        Story(EnvironmentName name, int number, OperationId operation) {
            this.name = name;
            this.number = number;
            this.operation = operation;
            this.address = new HostAddress("10.%d.%d.%d".formatted(64 + number / 65_000, number / 250 % 256, 2 + number % 250), 22);
            this.release = new Release(operation, "ab".repeat(32), "torrust/tracker:3.0.0", LISTENERS);
        }

        void create() {
            told.add(new EnvironmentCreated(
                    name,
                    operation,
                    new EnvironmentConfiguration(
                            new LxdSettings("container", "debian/13/cloud", 2, "2GiB", "10GiB", "10GiB", "default", "lxdbr0"),
                            new SshSettings("torrust", 22),
                            new TrackerSettings("torrust/tracker", "3.0.0", false, "tracker.db", LISTENERS),
                            new DockerSettings(List.of("http://10.0.0.1:5000")),
                            new AptSettings(null, null),
                            new SourcesSettings(null),
                            FirewallSettings.OFF,
                            MonitoringSettings.OFF,
                            LimitSettings.USUAL),
                    null));
        }

        void deploy() {
            var steps = List.of(Phase.PROVISION, Phase.CONFIGURE, Phase.RELEASE, Phase.RUN).stream()
                    .flatMap(phase -> phase.steps().stream())
                    .toList();
            told.add(new DeploymentStarted(name, operation, HOLDER, steps, OperationOptions.NONE));
            for (var step : steps) {
                completed(step);
            }
            told.add(new OperationSucceeded(name, operation));
        }

        private void completed(Step step) {
            switch (step) {
                case TOFU_APPLY -> told.add(new MachineCreated(name, operation));
                case READ_OUTPUTS -> told.add(new AddressRead(name, operation, address));
                case PIN_HOST_KEY ->
                    told.add(new HostKeyPinned(name, operation, "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"));
                case UPLOAD -> told.add(new ReleaseShipped(name, operation, release));
                default -> {}
            }
            told.add(new StepCompleted(name, operation, step));
            switch (step) {
                case WAIT_CLOUD_INIT -> told.add(new EnvironmentProvisioned(name, operation, address));
                case MONITORING -> told.add(new EnvironmentConfigured(name, operation));
                case PULL_IMAGES -> told.add(new EnvironmentReleased(name, operation, release));
                case PROBE -> told.add(new EnvironmentRunning(name, operation, release));
                default -> {}
            }
        }

        void goOn(int round) {
            switch (round % 3) {
                case 0 -> told.add(new TestFinished(name, operation, "full", 14, List.of()));
                case 1 -> releaseAnew();
                default -> configureAnew(round);
            }
        }

        private void releaseAnew() {
            var steps = Phase.RELEASE.steps();
            told.add(new ReleasingStarted(name, operation, HOLDER, steps, OperationOptions.NONE));
            steps.forEach(this::completed);
            told.add(new OperationSucceeded(name, operation));
        }

        private void configureAnew(int round) {
            told.add(new ConfiguringStarted(
                    name, operation, HOLDER, Phase.CONFIGURE.steps(), OperationOptions.NONE));
            told.add(new StepCompleted(name, operation, Step.RENDER_ANSIBLE));
            told.add(new StepSkipped(name, operation, Step.SYSTEM_UPDATES, "they were made today"));
            if ((number + round) % 7 == 0) {
                told.add(new OperationFailed(
                        name,
                        operation,
                        Step.INSTALL_DOCKER,
                        new Failure(
                                "Docker was not installed.",
                                "E: Unable to locate package docker.io",
                                "See that the machine reaches its mirror, and try again.",
                                "data/%s/jobs/%s/install-docker/stdout".formatted(name, operation))));
            } else {
                told.add(new StepCompleted(name, operation, Step.INSTALL_DOCKER));
                told.add(new StepCompleted(name, operation, Step.USERS));
                told.add(new StepSkipped(name, operation, Step.FIREWALL, "it is off"));
                told.add(new StepCompleted(name, operation, Step.LOG_ROTATION));
                told.add(new StepSkipped(name, operation, Step.MONITORING, "it is off"));
                told.add(new EnvironmentConfigured(name, operation));
                told.add(new OperationSucceeded(name, operation));
            }
        }
    }
}
