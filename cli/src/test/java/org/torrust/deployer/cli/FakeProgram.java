package org.torrust.deployer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.docker.LogsWish;
import org.torrust.deployer.adapter.docker.Vitals;
import org.torrust.deployer.adapter.doctor.Known;
import org.torrust.deployer.adapter.drift.Drift;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.cli.history.Past;
import org.torrust.deployer.command.OperationResult;
import org.torrust.deployer.command.PlannedStep;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.PlannedChange;
import org.torrust.deployer.command.port.ProbeReport;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.TestWish;
import org.torrust.deployer.eventstore.Database;
import org.torrust.deployer.eventstore.KeptHistory;
import org.torrust.deployer.eventstore.StoredHistory;
import org.torrust.deployer.query.LastOperation.Status;
import org.torrust.deployer.query.list.EnvironmentLine;
import org.torrust.deployer.query.list.EnvironmentSummary;
import org.torrust.deployer.query.status.EnvironmentStatus;
import picocli.CommandLine.IFactory;

/** The rest of the program, with answers laid down beforehand; keeps what it was asked. */
final class FakeProgram implements Program, ReadSide, WriteSide {

    final List<String> asked = new ArrayList<>();
    private final List<Story> stories;
    OperationResult result = new OperationResult.Succeeded(new OperationId("op-9"), State.RUNNING, true);
    ProbeReport report = new ProbeReport(List.of());
    final FakeCheckup checkup = new FakeCheckup();
    List<PlannedStep> plan = List.of();
    List<PlannedChange> preview = List.of();
    RuntimeException failure;
    Drift drift = Drift.NONE;
    private Error error;
    Vitals vitals = Vitals.none("No route to host.");
    Liveness carrier = Liveness.ALIVE;
    CreationRequest created;
    EnvironmentConfiguration changed;

    FakeProgram(Story... stories) {
        this.stories = Arrays.asList(stories);
    }

    FakeProgram failing(RuntimeException with) {
        failure = with;
        return this;
    }

    FakeProgram failing(Error with) {
        error = with;
        return this;
    }

    @Override
    public ReadSide reading(Workspace workspace) {
        return this;
    }

    @Override
    public HostSide machines(Workspace workspace, Interruption interruption) {
        return new PlayedHost();
    }

    @Override
    public EventsSide events(Workspace workspace) {
        throw new UnsupportedOperationException("the event log is not played");
    }

    @Override
    public ProjectionsSide projections(Workspace workspace, Instant now) {
        throw new UnsupportedOperationException("projections are not played");
    }

    @Override
    public IFactory subcommands(Context context) {
        return new SubcommandFactory(context, () -> new ByConstructor(context));
    }

    @Override
    public WriteSide writing(Context context, Progress progress) {
        return this;
    }

    @Override
    public List<CheckLine> examine(Workspace workspace, @Nullable List<Known> environments, Instant now) {
        throw new UnsupportedOperationException("what was left is looked for in real workspaces");
    }

    @Override
    public Checkup check(Context context, Map<String, String> settings, EnvironmentName environment) {
        ask("check " + settings.get("provider") + (environment == null ? "" : " of " + environment));
        checkup.settings = settings;
        return checkup;
    }

    @Override
    public List<EnvironmentSummary> list() {
        fail();
        return stories.stream().map(Story::summary).toList();
    }

    @Override
    public List<EnvironmentLine> lines() {
        return list().stream().map(EnvironmentSummary::line).toList();
    }

    @Override
    public Optional<EnvironmentStatus> status(EnvironmentName name) {
        fail();
        return stories.stream()
                .filter(story -> story.name().equals(name))
                .map(Story::status)
                .findFirst();
    }

    @Override
    public <T> T history(Function<KeptHistory, T> question) {
        fail();
        return question.apply(StoredHistory.on(Database.empty()));
    }

    @Override
    public <T> T past(Function<Past, T> question) {
        throw new IllegalStateException("the past is asked of a real store");
    }

    @Override
    public void create(CreationRequest request) {
        ask("create " + request.name());
        created = request;
    }

    @Override
    public OperationResult perform(
            OperationKind kind, EnvironmentName name, OperationOptions options, Path ownTrackerConfiguration) {
        ask(kind.word() + " " + name + told(options)
                + (ownTrackerConfiguration == null ? "" : " with a configuration"));
        return result;
    }

    @Override
    public List<PlannedStep> plan(OperationKind kind, EnvironmentName name, OperationOptions options) {
        ask("plan " + kind.word() + " " + name);
        return plan;
    }

    @Override
    public List<PlannedChange> preview(EnvironmentName name) {
        ask("preview " + name);
        return preview;
    }

    @Override
    public List<PlannedStep> rehearse(
            EnvironmentName name, OperationOptions options, EnvironmentConfiguration configuration) {
        ask("rehearse configure " + name + told(options));
        changed = configuration;
        return plan;
    }

    @Override
    public void choose(EnvironmentName name, String toml) {
        ask("choose " + (toml == null ? "the generated configuration" : "an own configuration") + " for " + name);
    }

    @Override
    public OperationId change(EnvironmentName name, EnvironmentConfiguration configuration, List<String> keys) {
        ask("change " + String.join(",", keys) + " of " + name);
        changed = configuration;
        return new OperationId("op-9");
    }

    @Override
    public List<Phase> touched(EnvironmentName name, EnvironmentConfiguration configuration, List<String> keys) {
        ask("touched by " + String.join(",", keys) + " of " + name);
        return List.of(Phase.RELEASE);
    }

    @Override
    public void unlock(EnvironmentName name, OperationId operation, String why) {
        ask("unlock %s of %s: %s".formatted(operation, name, why));
    }

    private static String told(OperationOptions options) {
        var words = new StringBuilder();
        options.chosen().forEach(option -> words.append(" ").append(option.word()));
        return options.timeoutSeconds() == null
                ? words.toString()
                : words + " within " + options.timeoutSeconds() + " s";
    }

    @Override
    public ProbeReport test(EnvironmentName name, TestWish wish) {
        ask("test %s %s within %d s"
                .formatted(name, wish.suite().word(), wish.limit().toSeconds()));
        return report;
    }

    @Override
    public void close() {
        asked.add("close");
    }

    private void ask(String what) {
        asked.add(what);
        fail();
    }

    private void fail() {
        if (error != null) {
            throw error;
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Keeps what it was asked and answers as laid down. */
    private final class PlayedHost implements HostSide {
        @Override
        public Liveness carrier(EnvironmentStatus status) {
            return status.lastOperation().status() == Status.IN_PROGRESS ? carrier : null;
        }

        @Override
        public Vitals vitals(EnvironmentStatus status) {
            ask("vitals of " + status.name());
            return vitals;
        }

        @Override
        public Drift drift(EnvironmentStatus status) {
            return drift;
        }

        @Override
        public int logs(EnvironmentStatus status, LogsWish wish, PrintWriter out) {
            ask("logs of " + status.name() + " " + wish);
            return 0;
        }

        @Override
        public int session(EnvironmentStatus status, List<String> command) {
            ask("session on " + status.name() + " " + command);
            return 3;
        }
    }

    /** Makes writing subcommands without Spring. */
    record ByConstructor(Context context) implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            return type.getConstructor(Context.class).newInstance(context);
        }
    }
}
