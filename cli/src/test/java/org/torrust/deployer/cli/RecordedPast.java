package org.torrust.deployer.cli;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.torrust.deployer.adapter.process.ProcessHolders;
import org.torrust.deployer.adapter.ssh.Pause;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfigurationChanged;
import org.torrust.deployer.api.environment.EnvironmentEvent.DeploymentStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentProvisioned;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.TestFinished;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.history.Provenance;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.cli.configuration.ConfigurationReader;
import org.torrust.deployer.cli.configuration.GivenSettings;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.eventstore.Database;
import org.torrust.deployer.eventstore.Provenances;
import org.torrust.deployer.eventstore.SqliteStore;
import org.torrust.deployer.eventstore.StoredHistory;
import org.torrust.deployer.query.views.Views;

/** A real workspace in which things happened, a minute between any two, the first 29 minutes ago. */
final class RecordedPast extends RealProgram {

    static final EnvironmentName DEMO = new EnvironmentName("demo");
    static final EnvironmentName OTHER = new EnvironmentName("other");

    private final Path workspace;
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();
    private final Map<EnvironmentName, Long> sequences = new HashMap<>();
    private Instant time = DeployerRun.NOW.minus(Duration.ofMinutes(30));
    private Provenance provenance = by("ada@desk", "deploy", "demo");

    RecordedPast(Path workspace) {
        this.workspace = workspace;
    }

    /**
     * demo: created, a deploy that fails, one that succeeds, a test that says no, a setting; other: created, and a deploy
     * that goes on. Positions 1 to 14.
     */
    static RecordedPast busy(Path workspace) {
        return new RecordedPast(workspace)
                .by("ada@desk", "create demo --provider simulated")
                .create(DEMO, "op-1", "simulated")
                .by("ada@desk", "deploy demo --reason first")
                .begin(DEMO, "op-2")
                .tell(
                        new StepCompleted(DEMO, new OperationId("op-2"), Step.RENDER_TOFU),
                        new OperationFailed(DEMO, new OperationId("op-2"), Step.TOFU_INIT, Story.NO_DOCKER))
                .by("bob@server", "create other")
                .create(OTHER, "op-3", "lxd")
                .by("ada@desk", "deploy demo")
                .begin(DEMO, "op-4")
                .tell(
                        new MachineCreated(DEMO, new OperationId("op-4")),
                        new StepCompleted(DEMO, new OperationId("op-4"), Step.TOFU_APPLY),
                        new EnvironmentProvisioned(DEMO, new OperationId("op-4"), Story.ADDRESS),
                        new OperationSucceeded(DEMO, new OperationId("op-4")))
                .by("bob@server", "deploy other")
                .begin(OTHER, "op-5")
                .by("ada@desk", "test demo")
                .tell(new TestFinished(DEMO, new OperationId("op-6"), "basic", 6, List.of("udp-connect")))
                .by("ada@desk", "config set demo ssh.port=2222")
                .change(DEMO, "op-7")
                .by("bob@server", "deploy other")
                .tell(new StepCompleted(OTHER, new OperationId("op-5"), Step.RENDER_TOFU));
    }

    RecordedPast by(String actor, String line) {
        provenance = by(actor, line.split(" "));
        return this;
    }

    private static Provenance by(String actor, String... arguments) {
        var words = Arrays.asList(arguments);
        var reason = words.indexOf("--reason") < 0 ? null : words.get(words.indexOf("--reason") + 1);
        return new Provenance(actor, "", words, Map.of("deployer", "0.1.0", "tofu", "1.8.0"), reason);
    }

    RecordedPast create(EnvironmentName name, String id, String provider) {
        return tell(new EnvironmentCreated(name, new OperationId(id), configuration(provider, Map.of()), null));
    }

    /** A deploy, carried by this process. */
    RecordedPast begin(EnvironmentName name, String id) {
        return begin(name, id, new ProcessHolders(new Workspace(workspace), new Interruption()).self());
    }

    RecordedPast begin(EnvironmentName name, String id, Holder holder) {
        return tell(new DeploymentStarted(
                name, new OperationId(id), holder, Phase.PROVISION.steps(), OperationOptions.NONE));
    }

    private RecordedPast change(EnvironmentName name, String id) {
        return tell(new ConfigurationChanged(
                name,
                new OperationId(id),
                configuration("simulated", Map.of("ssh.port", "2222")),
                List.of("ssh.port"),
                List.of(Phase.CONFIGURE)));
    }

    private static EnvironmentConfiguration configuration(String provider, Map<String, String> more) {
        var given = new GivenSettings()
                .options(more.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toList())
                .provider(provider);
        return ConfigurationReader.read(given, Map.of()).configuration();
    }

    RecordedPast tell(EnvironmentEvent... events) {
        try (var store = SqliteStore.open(database())) {
            var transaction = store.transactions().startTransaction();
            store.engine().appendEvents(Stream.of(events).map(this::message).toList());
            new Views(store.connection(), StoredHistory.on(store.connection())).catchUp();
            transaction.commit();
        }
        return this;
    }

    private GenericDomainEventMessage<EnvironmentEvent> message(EnvironmentEvent event) {
        var sequence = sequences.merge(event.environment(), 0L, (before, zero) -> before + 1);
        time = time.plusSeconds(60);
        return new GenericDomainEventMessage<>(
                "Environment",
                event.environment().value(),
                sequence,
                event,
                Provenances.toMetaData(provenance),
                "%s-%d".formatted(event.environment(), sequence),
                time);
    }

    /** Changes the file as no deployer does. */
    void tamper(String sql) throws SQLException {
        try (var connection = Database.forWriting(database());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Happens between one look of a command that watches and the next. */
    RecordedPast then(Runnable event) {
        meanwhile.add(event);
        return this;
    }

    DeployerRun run(String... arguments) {
        return run(new FakeConsole(null), arguments);
    }

    DeployerRun run(FakeConsole console, String... arguments) {
        var line = Stream.concat(Arrays.stream(arguments), Stream.of("--workspace", workspace.toString()));
        return DeployerRun.of(this, console, line.toArray(String[]::new));
    }

    private Path database() {
        return new Workspace(workspace).database();
    }

    /** Lets no time pass, and happen what was to happen. */
    @Override
    public Pause pause() {
        return duration -> meanwhile.remove().run();
    }
}
