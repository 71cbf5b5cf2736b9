package org.torrust.deployer.adapter.host;

import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.torrust.deployer.adapter.ssh.HostKeys;
import org.torrust.deployer.adapter.ssh.Patience;
import org.torrust.deployer.adapter.ssh.SshArrival;
import org.torrust.deployer.adapter.ssh.SshConnector;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.adapter.workspace.WorkspaceId;
import org.torrust.deployer.api.configuration.SshHostSettings;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.api.operation.StepOutcome.AddressRead;
import org.torrust.deployer.api.operation.StepOutcome.AlreadyTrue;
import org.torrust.deployer.api.operation.StepOutcome.MachineGone;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.PlannedChange;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Provisioner;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** Takes a host into service that exists already: makes nothing, and removes only what we put there. */
public final class HostProvisioner implements Provisioner {

    private static final AlreadyTrue NOTHING_TO_MAKE = new AlreadyTrue("the host exists already");
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Workspace workspace;
    private final SshConnector connector;
    private final SshArrival arrival;
    private final Function<HostAddress, String> scan;

    public HostProvisioner(Workspace workspace, SshConnector connector, Interruption interruption) {
        this(workspace, connector, new SshArrival(Patience.heeding(interruption)), HostKeyScan::of);
    }

    /** @param scan tells the host key a server shows */
    HostProvisioner(
            Workspace workspace, SshConnector connector, SshArrival arrival, Function<HostAddress, String> scan) {
        this.workspace = workspace;
        this.connector = connector;
        this.arrival = arrival;
        this.scan = scan;
    }

    @Override
    public StepOutcome render(Site site) {
        return NOTHING_TO_MAKE;
    }

    @Override
    public StepOutcome initialise(Site site, Progress progress) {
        return NOTHING_TO_MAKE;
    }

    @Override
    public List<PlannedChange> preview(Site site, Progress progress) {
        return List.of();
    }

    @Override
    public StepOutcome apply(Site site, Progress progress) {
        return NOTHING_TO_MAKE;
    }

    @Override
    public StepOutcome readAddress(Site site) {
        return new AddressRead(new HostAddress(
                settings(site).host(), site.configuration().ssh().port()));
    }

    @Override
    public StepOutcome awaitSsh(Site site, Progress progress) {
        return arrival.await(site, "See that the host runs, and that provider.host and ssh.port are right.", progress);
    }

    /** By what was pinned before, else by the settings; the key that is shown is trusted only where that was wished. */
    @Override
    public StepOutcome pinHostKey(Site site) {
        var key = scan.apply(site.machine());
        var shown = fingerprint(key);
        wanted(site).filter(wanted -> !wanted.equals(shown)).ifPresent(wanted -> {
            throw new StepFailedException(Failure.of(
                    "The server at %s shows host key %s, not %s; nothing was sent to it."
                            .formatted(site.machine(), shown, wanted),
                    "If the host was set up anew, make another environment with its new fingerprint."));
        });
        return HostKeys.pin(folder(site).knownHosts(), site.environment(), key);
    }

    private static Optional<String> wanted(Site site) {
        return Optional.ofNullable(site.hostKey())
                .or(() -> Optional.ofNullable(settings(site).fingerprint()));
    }

    @Override
    public StepOutcome awaitCloudInit(Site site, Progress progress) {
        progress.doing(Step.WAIT_CLOUD_INIT, "taking the host into service");
        try (var host = connector.awaitLogin(site, Step.WAIT_CLOUD_INIT, SshArrival.limit(site))) {
            var answer = host.run(scripts(site).take(), LIMIT);
            var told = answer.stdout().strip();
            if (answer.isGood() && told.equals("ok")) {
                return StepOutcome.done();
            }
            throw new StepFailedException(
                    HostRefusal.of(told.isEmpty() ? answer.stderr().strip() : told, site));
        }
    }

    @Override
    public StepOutcome destroy(Site site, Progress progress) {
        if (site.hostKey() == null) {
            return new AlreadyTrue("nothing was ever sent to the host");
        }
        if (site.options().has(OperationOption.HOST_GONE)) {
            return givenUp(site);
        }
        if (!Files.exists(folder(site).knownHosts())) {
            pinHostKey(site);
        }
        progress.doing(Step.TOFU_DESTROY, "removing what was put there");
        try (var host = connector.connect(site, Step.TOFU_DESTROY)) {
            var cleared = host.run(scripts(site).clear(site.options().has(OperationOption.KEEP_DATA)), LIMIT);
            if (!cleared.isGood() || !cleared.stdout().isBlank()) {
                throw new StepFailedException(stillThere(site, (cleared.stdout() + cleared.stderr()).strip()));
            }
            return new MachineGone();
        }
    }

    // A key that is not the pinned one is another machine's, and nothing of ours is there.
    private StepOutcome givenUp(Site site) {
        if (shows(site.machine()).equals(Optional.ofNullable(site.hostKey()))) {
            throw new StepFailedException(Failure.of(
                    "The host at %s is not gone: it answers with the pinned key.".formatted(site.machine()),
                    "Destroy without --host-gone, so that what lies there is removed."));
        }
        return new AlreadyTrue("the host at %s is gone; what lay there was given up".formatted(site.machine()));
    }

    private Optional<String> shows(HostAddress machine) {
        try {
            return Optional.of(fingerprint(scan.apply(machine)));
        } catch (StepFailedException noServer) {
            return Optional.empty();
        }
    }

    private static String fingerprint(String key) {
        return HostKeys.fingerprint(key.split(" ")[1]);
    }

    private static Failure stillThere(Site site, String what) {
        return what.equals("no-sudo")
                ? HostRefusal.of(what, site)
                : Failure.of(
                                "The host at %s still has something of %s."
                                        .formatted(site.machine(), site.environment()),
                                "Remove it by hand, then destroy again.")
                        .because(what);
    }

    private HostScripts scripts(Site site) {
        var label = "%s of workspace %s"
                .formatted(
                        site.environment(),
                        WorkspaceId.of(workspace, new SecureRandom()).value());
        return new HostScripts(label, site.configuration().ssh().user());
    }

    private static SshHostSettings settings(Site site) {
        return (SshHostSettings) site.configuration().provider();
    }

    private EnvironmentFolder folder(Site site) {
        return workspace.environment(site.environment());
    }
}
