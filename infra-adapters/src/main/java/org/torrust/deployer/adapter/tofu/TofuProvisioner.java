package org.torrust.deployer.adapter.tofu;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.torrust.deployer.adapter.lxd.Lxd;
import org.torrust.deployer.adapter.multipass.Multipass;
import org.torrust.deployer.adapter.process.JobRunner;
import org.torrust.deployer.adapter.process.Toolbox;
import org.torrust.deployer.adapter.ssh.HostKeys;
import org.torrust.deployer.adapter.ssh.Patience;
import org.torrust.deployer.adapter.ssh.SshArrival;
import org.torrust.deployer.adapter.ssh.SshConnector;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.api.operation.StepOutcome.AddressRead;
import org.torrust.deployer.api.operation.StepOutcome.AlreadyTrue;
import org.torrust.deployer.api.operation.StepOutcome.MachineApplied;
import org.torrust.deployer.api.operation.StepOutcome.MachineGone;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.PlannedChange;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Provisioner;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** Makes machines with OpenTofu; where they come from is its provider's to know. */
public final class TofuProvisioner implements Provisioner {

    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final TofuProvider provider;
    private final Workspace workspace;
    private final JobRunner jobs;
    private final SshConnector connector;
    private final Patience patience;
    private final Toolbox toolbox;

    TofuProvisioner(
            TofuProvider provider,
            Workspace workspace,
            JobRunner jobs,
            SshConnector connector,
            Patience patience,
            Toolbox toolbox) {
        this.provider = provider;
        this.workspace = workspace;
        this.jobs = jobs;
        this.connector = connector;
        this.patience = patience;
        this.toolbox = toolbox;
    }

    /** Makes machines at LXD. */
    public static TofuProvisioner lxd(
            Workspace workspace, JobRunner jobs, SshConnector connector, Interruption interruption) {
        var toolbox = Toolbox.ofOperator();
        var machines = new LxdMachines(workspace, new Lxd(toolbox));
        return new TofuProvisioner(machines, workspace, jobs, connector, Patience.heeding(interruption), toolbox);
    }

    /** Makes machines at Multipass. */
    public static TofuProvisioner multipass(
            Workspace workspace, JobRunner jobs, SshConnector connector, Interruption interruption) {
        var toolbox = Toolbox.ofOperator();
        var home = Path.of(System.getProperty("user.home"));
        var machines = new MultipassMachines(workspace, new Multipass(toolbox, home));
        return new TofuProvisioner(machines, workspace, jobs, connector, Patience.heeding(interruption), toolbox);
    }

    @Override
    public StepOutcome render(Site site) {
        provider.render(site);
        return StepOutcome.done();
    }

    @Override
    public StepOutcome initialise(Site site, Progress progress) {
        var fresh = roots(site).stream().filter(root -> !InitMark.isOn(root)).toList();
        fresh.forEach(root -> initialise(site, Step.TOFU_INIT, root));
        return fresh.isEmpty() ? new AlreadyTrue("OpenTofu is initialised") : StepOutcome.done();
    }

    private void initialise(Site site, Step step, Path root) {
        run(site).run(step, nameOf(root) + "-init", root, new TofuArguments(root).init(), words -> {});
        InitMark.put(root);
    }

    @Override
    public List<PlannedChange> preview(Site site, Progress progress) {
        render(site);
        initialise(site, progress);
        return roots(site).stream()
                .flatMap(root -> preview(site, root).planned().stream())
                .toList();
    }

    private TofuLines preview(Site site, Path root) {
        return run(site, Step.RENDER_TOFU, root, new TofuArguments(root).plan(), words -> {});
    }

    @Override
    public StepOutcome apply(Site site, Progress progress) {
        adoptIfLost(site, Step.TOFU_APPLY);
        var applied =
                roots(site).stream().map(root -> apply(site, root, progress)).toList();
        return applied.stream().anyMatch(Applied::changedAnything)
                ? new MachineApplied(applied.getLast().madeMachine())
                : new AlreadyTrue("OpenTofu finds all as wished");
    }

    /** A machine that came although its making was taken for failed is gone on with. */
    private Applied apply(Site site, Path root, Progress progress) {
        try {
            var lines = apply(site, root, nameOf(root), progress);
            return new Applied(lines.changedAnything(), lines.madeInstance());
        } catch (StepFailedException e) {
            if (!cameAllTheSame(site, e)) {
                throw e;
            }
            adopt(site, Step.TOFU_APPLY);
            apply(site, root, nameOf(root) + "-again", progress);
            return new Applied(true, true);
        }
    }

    private TofuLines apply(Site site, Path root, String name, Progress progress) {
        var command = new TofuArguments(root).apply();
        return run(site).run(Step.TOFU_APPLY, name, root, command, what -> progress.doing(Step.TOFU_APPLY, what));
    }

    private record Applied(boolean changedAnything, boolean madeMachine) {}

    private boolean cameAllTheSame(Site site, StepFailedException failure) {
        try {
            return provider.runsAllTheSame(site);
        } catch (StepFailedException e) {
            failure.addSuppressed(e);
            return false;
        }
    }

    /** Not while a run that was left has a say: it may be about to write down the very machine it makes. */
    private void adoptIfLost(Site site, Step step) {
        var isLeft = run(site).isLeft(step, nameOf(folder(site).tofuMachine()));
        if (!isLeft && provider.mayHaveLost(site) && !isKnown(site)) {
            adopt(site, step);
        }
    }

    private void adopt(Site site, Step step) {
        var root = folder(site).tofuMachine();
        requireInitialised(site, step, root);
        var command = new TofuArguments(root).adopt(machineAddress(), provider.instance(site));
        run(site).run(step, nameOf(root) + "-adoption", root, command, words -> {});
    }

    private boolean isKnown(Site site) {
        var root = folder(site).tofuMachine();
        var state = run(site).ask(toolbox, root, new TofuArguments(root).known());
        return state.out().lines().anyMatch(machineAddress()::equals);
    }

    private String machineAddress() {
        return provider.machineType() + ".machine";
    }

    @Override
    public StepOutcome readAddress(Site site) {
        var root = folder(site).tofuMachine();
        var answer = run(site).ask(toolbox, root, new TofuArguments(root).output());
        var address = answer.isGood() ? address(answer.out()) : "";
        if (address.isBlank()) {
            throw noAddress(site, answer.err().strip());
        }
        return new AddressRead(
                new HostAddress(address, site.configuration().ssh().port()));
    }

    private static String address(String output) {
        try {
            return new ObjectMapper()
                    .readTree(behindWarnings(output))
                    .path("ipv4_address")
                    .path("value")
                    .asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** OpenTofu says on stdout, JSON or not, that a file TF_CLI_CONFIG_FILE names is not there. */
    private static String behindWarnings(String said) {
        return said.substring(Math.max(0, said.indexOf('{')));
    }

    @Override
    public StepOutcome awaitSsh(Site site, Progress progress) {
        var advice = "See what the machine is at: " + provider.lookAtBoot(site);
        return new SshArrival(patience).await(site, advice, progress);
    }

    @Override
    public StepOutcome pinHostKey(Site site) {
        var key = patience.await(SshArrival.limit(site), BETWEEN, () -> provider.hostKey(site))
                .orElseThrow(() -> new StepFailedException(Failure.of(
                        "The host key of %s could not be read through %s."
                                .formatted(provider.instance(site), provider.shown()),
                        "See that the machine runs: " + provider.look(site))));
        return HostKeys.pin(folder(site).knownHosts(), site.environment(), key);
    }

    private static Duration cloudInitLimit(Site site) {
        return Duration.ofSeconds(site.configuration().limits().cloudInitSeconds());
    }

    @Override
    public StepOutcome awaitCloudInit(Site site, Progress progress) {
        progress.doing(Step.WAIT_CLOUD_INIT, "logging in");
        try (var host = connector.awaitLogin(site, Step.WAIT_CLOUD_INIT, SshArrival.limit(site))) {
            progress.doing(Step.WAIT_CLOUD_INIT, "cloud-init status --wait");
            var status = host.run(List.of("cloud-init", "status", "--wait"), cloudInitLimit(site));
            // 2 means that cloud-init came through with complaints; the machine is usable.
            if (status.exitCode() != 0 && status.exitCode() != 2) {
                throw new StepFailedException(Failure.of(
                                "cloud-init failed on the machine of %s.".formatted(site.environment()),
                                "Look at /var/log/cloud-init-output.log there.")
                        .because(status.stdout().strip()));
            }
            return StepOutcome.done();
        }
    }

    @Override
    public StepOutcome destroy(Site site, Progress progress) {
        var roots = isKeepingData(site)
                ? List.of(folder(site).tofuMachine())
                : roots(site).reversed();
        if (roots.stream().noneMatch(Files::isDirectory)) {
            return withoutRoots(site);
        }
        adoptIfLost(site, Step.TOFU_DESTROY);
        for (var root : roots) {
            // Of a state that is lost the provider tells below what it was about.
            if (new TofuState(root).isThere()) {
                destroy(site, root, roots, progress);
            }
        }
        provider.requireNothingLeft(site);
        return new MachineGone();
    }

    /** Folders can be deleted by hand, and what was made is there all the same; a provider that is none made nothing. */
    private StepOutcome withoutRoots(Site site) {
        if (site.address() != null || provider.answers(site)) {
            provider.requireNothingLeft(site);
        }
        return new AlreadyTrue("nothing was ever asked of a provider");
    }

    private static boolean isKeepingData(Site site) {
        return site.options().has(OperationOption.KEEP_DATA);
    }

    /** What cannot be removed while that is there whose state is lost is told with it. */
    private void destroy(Site site, Path root, List<Path> roots, Progress progress) {
        try {
            destroy(site, root, progress);
        } catch (StepFailedException e) {
            if (roots.stream().anyMatch(other -> new TofuState(other).isLost())) {
                provider.requireNothingLeft(site);
            }
            throw e;
        }
    }

    private void destroy(Site site, Path root, Progress progress) {
        requireInitialised(site, Step.TOFU_DESTROY, root);
        var command = new TofuArguments(root).destroy();
        run(site, Step.TOFU_DESTROY, root, command, what -> progress.doing(Step.TOFU_DESTROY, what));
    }

    private void requireInitialised(Site site, Step step, Path root) {
        if (!InitMark.isOn(root)) {
            initialise(site, step, root);
        }
    }

    private StepFailedException noAddress(Site site, String why) {
        var advice = TofuHints.isOfKey(why) ? TofuHints.KEY : "See that it runs and has one: " + provider.look(site);
        return new StepFailedException(
                Failure.of("OpenTofu tells no address of the machine of %s.".formatted(site.environment()), advice)
                        .because(why));
    }

    private TofuLines run(Site site, Step step, Path root, List<String> command, Consumer<String> doing) {
        return run(site).run(step, nameOf(root), root, command, doing);
    }

    private TofuRun run(Site site) {
        return new TofuRun(workspace, jobs, site, provider, environment(site));
    }

    private static String nameOf(Path root) {
        return String.valueOf(root.getFileName());
    }

    private Map<String, String> environment(Site site) {
        return TofuMirror.written(folder(site), site.configuration());
    }

    private List<Path> roots(Site site) {
        return provider.roots(folder(site));
    }

    private EnvironmentFolder folder(Site site) {
        return workspace.environment(site.environment());
    }
}
