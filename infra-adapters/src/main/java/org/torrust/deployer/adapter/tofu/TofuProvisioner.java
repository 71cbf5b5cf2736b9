package org.torrust.deployer.adapter.tofu;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.torrust.deployer.adapter.lxd.Lxd;
import org.torrust.deployer.adapter.lxd.LxdNames;
import org.torrust.deployer.adapter.process.JobRunner;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.adapter.ssh.HostKeys;
import org.torrust.deployer.adapter.ssh.Patience;
import org.torrust.deployer.adapter.ssh.SshArrival;
import org.torrust.deployer.adapter.ssh.SshConnector;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.adapter.workspace.WorkspaceId;
import org.torrust.deployer.api.configuration.LxdSettings;
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

/** Makes LXD machines with OpenTofu, from two roots with two states: the data volume outlives the machine. */
public final class TofuProvisioner implements Provisioner {

    private static final Duration QUERY_LIMIT = Duration.ofMinutes(1);
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final Workspace workspace;
    private final JobRunner jobs;
    private final SshConnector connector;
    private final Patience patience;
    private final Lxd lxd = new Lxd();

    public TofuProvisioner(Workspace workspace, JobRunner jobs, SshConnector connector, Interruption interruption) {
        this.workspace = workspace;
        this.jobs = jobs;
        this.connector = connector;
        this.patience = Patience.heeding(interruption);
    }

    @Override
    public StepOutcome render(Site site) {
        var folder = folder(site);
        new TofuRoots(folder, names(site)).render(site, folder.templates());
        return StepOutcome.done();
    }

    @Override
    public StepOutcome initialise(Site site, Progress progress) {
        var fresh = roots(site).stream().filter(root -> !InitMark.isOn(root)).toList();
        fresh.forEach(root -> initialise(site, Step.TOFU_INIT, root));
        return fresh.isEmpty() ? new AlreadyTrue("both roots are initialised") : StepOutcome.done();
    }

    private void initialise(Site site, Step step, Path root) {
        run(site).run(step, root, new TofuArguments(root).init(), words -> {});
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
        return run(site).run(Step.RENDER_TOFU, root, new TofuArguments(root).plan(), words -> {});
    }

    @Override
    public StepOutcome apply(Site site, Progress progress) {
        var data = apply(site, folder(site).tofuData(), progress);
        var machine = apply(site, folder(site).tofuMachine(), progress);
        return data.changedAnything() || machine.changedAnything()
                ? new MachineApplied(machine.madeInstance())
                : new AlreadyTrue("OpenTofu finds machine and volume as wished");
    }

    private TofuLines apply(Site site, Path root, Progress progress) {
        var command = new TofuArguments(root).apply();
        return run(site).run(Step.TOFU_APPLY, root, command, what -> progress.doing(Step.TOFU_APPLY, what));
    }

    @Override
    public StepOutcome readAddress(Site site) {
        var answer = Query.ask(new TofuArguments(folder(site).tofuMachine()).output(), QUERY_LIMIT);
        try {
            var address = new ObjectMapper()
                    .readTree(answer.out())
                    .path("ipv4_address")
                    .path("value")
                    .asText("");
            if (answer.isGood() && !address.isBlank()) {
                return new AddressRead(
                        new HostAddress(address, site.configuration().ssh().port()));
            }
        } catch (JsonProcessingException e) {
            throw noAddress(site, "its output is no JSON");
        }
        throw noAddress(site, answer.err().strip());
    }

    @Override
    public StepOutcome awaitSsh(Site site, Progress progress) {
        var advice = "See what the machine is at: lxc console %s --show-log"
                .formatted(names(site).instance());
        return new SshArrival(patience).await(site, advice, progress);
    }

    @Override
    public StepOutcome pinHostKey(Site site) {
        var instance = names(site).instance();
        var key = patience.await(SshArrival.limit(site), BETWEEN, () -> lxd.hostKey(instance))
                .orElseThrow(() -> new StepFailedException(Failure.of(
                        "The host key of %s could not be read through LXD.".formatted(instance),
                        "See that the machine runs: lxc list " + instance)));
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
                : List.of(folder(site).tofuMachine(), folder(site).tofuData());
        if (roots.stream().noneMatch(Files::isDirectory)) {
            return new AlreadyTrue("nothing was ever asked of a provider");
        }
        for (var root : roots) {
            if (Files.exists(root.resolve("terraform.tfstate"))) {
                destroy(site, root, progress);
            }
        }
        requireNothingLeft(site);
        return new MachineGone();
    }

    private static boolean isKeepingData(Site site) {
        return site.options().has(OperationOption.KEEP_DATA);
    }

    private void destroy(Site site, Path root, Progress progress) {
        if (!InitMark.isOn(root)) {
            initialise(site, Step.TOFU_DESTROY, root);
        }
        var command = new TofuArguments(root).destroy();
        run(site).run(Step.TOFU_DESTROY, root, command, what -> progress.doing(Step.TOFU_DESTROY, what));
    }

    private void requireNothingLeft(Site site) {
        var pool = ((LxdSettings) site.configuration().provider()).pool();
        var left = new ArrayList<>(lxd.leftovers(names(site), pool));
        if (isKeepingData(site)) {
            left.remove(Lxd.volume(names(site).volume(), pool));
        }
        if (!left.isEmpty()) {
            throw new StepFailedException(Failure.of(
                            "LXD still has something of %s.".formatted(site.environment()),
                            "Remove it by hand (lxc delete --force, lxc storage volume delete), then destroy again.")
                    .because(String.join("\n", left)));
        }
    }

    private StepFailedException noAddress(Site site, String why) {
        return new StepFailedException(Failure.of(
                        "OpenTofu tells no address of the machine of %s.".formatted(site.environment()),
                        "See that it runs and has one: lxc list " + names(site).instance())
                .because(why));
    }

    private TofuRun run(Site site) {
        return new TofuRun(workspace, jobs, site, environment(site));
    }

    private Map<String, String> environment(Site site) {
        var mirror = site.configuration().sources().tofuProviders();
        if (mirror == null) {
            return Map.of("TF_IN_AUTOMATION", "1");
        }
        var file = folder(site).data().resolve("tofu/tofurc");
        PrivateFiles.write(
                file,
                "provider_installation {\n  filesystem_mirror {\n    path = %s\n  }\n}\n"
                        .formatted(HclText.quoted(mirror)));
        return Map.of("TF_IN_AUTOMATION", "1", "TF_CLI_CONFIG_FILE", file.toString());
    }

    private List<Path> roots(Site site) {
        return List.of(folder(site).tofuData(), folder(site).tofuMachine());
    }

    private EnvironmentFolder folder(Site site) {
        return workspace.environment(site.environment());
    }

    private LxdNames names(Site site) {
        return new LxdNames(site.environment(), WorkspaceId.of(workspace, new SecureRandom()));
    }

    /** Remembers for which main.tf a root was initialised. */
    private static final class InitMark {

        private static final String FILE = ".initialised-for";

        static boolean isOn(Path root) {
            try {
                return Files.isDirectory(root.resolve(".terraform"))
                        && Files.exists(root.resolve(FILE))
                        && Files.mismatch(root.resolve(FILE), root.resolve("main.tf")) == -1;
            } catch (IOException e) {
                return false;
            }
        }

        static void put(Path root) {
            try {
                PrivateFiles.write(root.resolve(FILE), Files.readAllBytes(root.resolve("main.tf")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
