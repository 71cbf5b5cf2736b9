package org.torrust.deployer.cli.wiring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.workspace.OwnConfiguration;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Trees;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.EnvironmentCommand.ChangeConfiguration;
import org.torrust.deployer.api.environment.EnvironmentCommand.ChooseTrackerConfiguration;
import org.torrust.deployer.api.environment.EnvironmentCommand.ConfigureEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.CreateEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.DeployEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.DestroyEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.OperationRequest;
import org.torrust.deployer.api.environment.EnvironmentCommand.ProvisionEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RecordTest;
import org.torrust.deployer.api.environment.EnvironmentCommand.ReleaseEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RestoreEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RunEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.StopEnvironment;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.CreationRequest;
import org.torrust.deployer.cli.WriteSide;
import org.torrust.deployer.command.OperationResult;
import org.torrust.deployer.command.PlannedStep;
import org.torrust.deployer.command.environment.CommandSide;
import org.torrust.deployer.command.environment.Operations;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.PlannedChange;
import org.torrust.deployer.command.port.ProbeReport;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.TestWish;
import org.torrust.deployer.eventstore.Provenances;
import org.torrust.deployer.eventstore.SqliteStore;
import org.torrust.deployer.eventstore.StoreUnusableException;
import org.torrust.deployer.templates.Templates;

/** The write side on its store: gives each command its id, its holder and its provenance. */
final class AxonWriteSide implements WriteSide {

    private final Workspace workspace;
    private final OutsideWorld world;
    private final SqliteStore store;
    private final Configuration axon;
    private final Operations operations;
    private final Authorship authorship;
    private final Supplier<@Nullable String> reason;
    private final Interruption interruption;
    private final Progress progress;
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    /** Of what is typed as one command; what it records before it begins belongs to it. */
    private final OperationId own = newId();

    private AxonWriteSide(
            Workspace workspace,
            OutsideWorld world,
            SqliteStore store,
            Configuration axon,
            Operations operations,
            Authorship authorship,
            Supplier<@Nullable String> reason,
            Interruption interruption,
            Progress progress) {
        this.workspace = workspace;
        this.world = world;
        this.store = store;
        this.axon = axon;
        this.operations = operations;
        this.authorship = authorship;
        this.reason = reason;
        this.interruption = interruption;
        this.progress = progress;
    }

    static AxonWriteSide open(Context context, OutsideWorld world, Progress progress) {
        var workspace = context.workspace();
        var interruption = context.interruption();
        StoreReading.requireNotLost(workspace);
        var store = SqliteStore.open(workspace.database());
        requireNotCut(store);
        var writeSide = new CommandSide();
        var axon = AxonOnSqlite.started(store, writeSide);
        var operations = writeSide.open(axon, world, progress, interruption, world.holders(), Clock.systemUTC());
        var authorship = new Authorship(workspace, context.commandLine());
        return new AxonWriteSide(
                workspace, world, store, axon, operations, authorship, context::reason, interruption, progress);
    }

    private static void requireNotCut(SqliteStore store) {
        try {
            StoredEvents.requireUncut(store.connection(), "Nothing is written behind it.");
        } catch (StoreUnusableException e) {
            store.close();
            throw e;
        }
    }

    @Override
    @SuppressWarnings("try") // The listening is only there to be closed.
    public void create(CreationRequest request) {
        operations.requireFree(request.name());
        var id = newId();
        var home = world.home();
        try (var heeding = interruption.listen(signal -> {})) {
            try {
                home.prepare(request.name(), id, request.key(), request.overlay());
                if (request.apiToken() != null) {
                    home.takeApiToken(id, request.apiToken().value());
                }
                interruption.check();
                operations.create(
                        new CreateEnvironment(request.name(), id, request.configuration(), digest(request.overlay())),
                        provenance(request.configuration().provider().word()));
            } catch (RuntimeException e) {
                home.discard(id);
                throw e;
            }
            home.settle(request.name(), id);
        }
    }

    @Override
    @SuppressWarnings("try")
    public OperationResult perform(
            OperationKind kind, EnvironmentName name, OperationOptions options, @Nullable Path handedIn) {
        var site = operations.site(name, own);
        try (var heeding = interruption.listen(signal -> {})) {
            world.home().settle(name, operations.creationOf(name));
            return perform(kind, site, options, handedIn);
        }
    }

    private OperationResult perform(OperationKind kind, Site site, OperationOptions options, @Nullable Path handedIn) {
        try {
            if (handedIn != null) {
                handIn(site.environment(), site.operation(), handedIn);
            }
            interruption.check();
            var request = request(
                    kind,
                    site.environment(),
                    site.operation(),
                    options.with(OperationOption.OWN_CONFIGURATION, handedIn != null));
            return operations.perform(
                    request, provenance(site.configuration().provider().word()));
        } finally {
            // Whoever goes on hands it in anew.
            Trees.delete(workspace.environment(site.environment()).inbox(site.operation()));
        }
    }

    @Override
    public List<PlannedStep> plan(OperationKind kind, EnvironmentName name, OperationOptions options) {
        return operations.plan(kind, name, options);
    }

    @Override
    @SuppressWarnings("try")
    public List<PlannedChange> preview(EnvironmentName name) {
        operations.requireIdle(name);
        var site = operations.site(name, newId());
        world.home().settle(name, operations.creationOf(name));
        try (var heeding = interruption.listen(signal -> {})) {
            return world.portsFor(site.configuration()).provisioner().preview(site, progress);
        }
    }

    @Override
    @SuppressWarnings("try")
    public List<PlannedStep> rehearse(
            EnvironmentName name, OperationOptions options, EnvironmentConfiguration configuration) {
        operations.requireIdle(name);
        var planned = operations.plan(OperationKind.CONFIGURE, name, options);
        var site = operations.site(name, newId()).wishing(configuration, options);
        var steps = planned.stream()
                .map(PlannedStep::step)
                .filter(Step::isOfPlaybook)
                .toList();
        try (var heeding = interruption.listen(signal -> {})) {
            var changing = world.portsFor(configuration).hostConfigurer().rehearse(site, steps, progress);
            return planned.stream().map(step -> told(step, changing)).toList();
        }
    }

    private static PlannedStep told(PlannedStep planned, List<Step> changing) {
        if (!planned.step().isOfPlaybook()) {
            return planned;
        }
        var why = changing.contains(planned.step())
                ? "it would change the machine"
                : "it looks, and would change nothing";
        return new PlannedStep(planned.step(), why);
    }

    @Override
    @SuppressWarnings("try")
    public OperationId change(EnvironmentName name, EnvironmentConfiguration configuration, List<String> keys) {
        try (var heeding = interruption.listen(signal -> {})) {
            operations.change(
                    new ChangeConfiguration(name, own, configuration, keys),
                    provenance(configuration.provider().word()));
        }
        return own;
    }

    @Override
    public List<Phase> touched(EnvironmentName name, EnvironmentConfiguration configuration, List<String> keys) {
        return operations.touched(new ChangeConfiguration(name, newId(), configuration, keys));
    }

    @Override
    @SuppressWarnings("try")
    public void unlock(EnvironmentName name, OperationId operation, String why) {
        var provider = operations.site(name, operation).configuration().provider();
        try (var heeding = interruption.listen(signal -> {})) {
            operations.unlock(name, operation, why, provenance(provider.word()));
        }
    }

    @Override
    public void choose(EnvironmentName name, @Nullable String toml) {
        var site = operations.site(name, own);
        world.home().settle(name, operations.creationOf(name));
        var kept = new OwnConfiguration(workspace.environment(name));
        var digest = toml == null ? null : kept.keep(toml);
        if (!Objects.equals(digest, site.ownConfiguration())) {
            operations.choose(
                    new ChooseTrackerConfiguration(name, site.operation(), digest),
                    provenance(site.configuration().provider().word()));
        }
        kept.forgetAllBut(digest);
    }

    @Override
    @SuppressWarnings("try")
    public ProbeReport test(EnvironmentName name, TestWish wish) {
        var site = operations.site(name, newId());
        var running = site.running();
        if (running == null) {
            throw new Refused(
                    Reason.WRONG_STATE,
                    "%s is not running, so there is no tracker to ask.".formatted(name),
                    "Start it: torrust-tracker-deployer deploy " + name);
        }
        try (var heeding = interruption.listen(signal -> {})) {
            var report = world.portsFor(site.configuration()).trackerProbe().test(site, running, wish, progress);
            operations.record(
                    new RecordTest(
                            name,
                            site.operation(),
                            wish.suite().word(),
                            report.answers().size(),
                            report.failed()),
                    provenance(site.configuration().provider().word()));
            return report;
        }
    }

    @Override
    public void close() {
        axon.shutdown();
        store.close();
        world.close();
    }

    private OperationRequest request(
            OperationKind kind, EnvironmentName name, OperationId id, OperationOptions options) {
        var self = world.holders().self();
        return switch (kind) {
            case PROVISION -> new ProvisionEnvironment(name, id, self, options);
            case CONFIGURE -> new ConfigureEnvironment(name, id, self, options);
            case RELEASE -> new ReleaseEnvironment(name, id, self, options);
            case RUN -> new RunEnvironment(name, id, self, options);
            case DEPLOY -> new DeployEnvironment(name, id, self, options);
            case STOP -> new StopEnvironment(name, id, self, options);
            case RESTORE -> new RestoreEnvironment(name, id, self, options);
            case DESTROY -> new DestroyEnvironment(name, id, self, options);
            case CREATE -> throw new IllegalArgumentException("creating is no operation on an environment");
        };
    }

    private void handIn(EnvironmentName name, OperationId id, Path backup) {
        var inbox = workspace.environment(name).inbox(id);
        take(backup, inbox.resolve("backup.tar.gz"));
        var checksum = backup.resolveSibling(backup.getFileName() + ".sha256");
        if (Files.exists(checksum)) {
            take(checksum, inbox.resolve("backup.tar.gz.sha256"));
        }
    }

    private static void take(Path file, Path to) {
        try (var in = PlainFile.openNamed(file);
                var out = PrivateFiles.stream(to)) {
            in.transferTo(out);
        } catch (java.io.IOException e) {
            throw new Refused(
                    Reason.INVALID, "The file %s cannot be read.".formatted(file), "Name a file that is there.");
        }
    }

    private static @Nullable String digest(@Nullable Path overlay) {
        return overlay == null ? null : Templates.withOverlay(overlay).overlayDigest();
    }

    private MetaData provenance(String provider) {
        return Provenances.toMetaData(authorship.of(provider, reason.get()));
    }

    private OperationId newId() {
        return OperationId.at(clock.instant(), random.nextInt());
    }
}
