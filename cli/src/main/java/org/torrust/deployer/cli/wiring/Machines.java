package org.torrust.deployer.cli.wiring;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.docker.HostLook;
import org.torrust.deployer.adapter.docker.LogsWish;
import org.torrust.deployer.adapter.docker.Vitals;
import org.torrust.deployer.adapter.drift.Drift;
import org.torrust.deployer.adapter.process.ProcessHolders;
import org.torrust.deployer.adapter.simulated.SimulatedHost;
import org.torrust.deployer.adapter.ssh.OpenSsh;
import org.torrust.deployer.adapter.ssh.Pause;
import org.torrust.deployer.adapter.tofu.TofuLook;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.configuration.LxdSettings;
import org.torrust.deployer.api.configuration.MultipassSettings;
import org.torrust.deployer.api.configuration.SimulatedSettings;
import org.torrust.deployer.api.configuration.SshHostSettings;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.cli.ExitCodes;
import org.torrust.deployer.cli.HostSide;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.eventstore.Database;
import org.torrust.deployer.query.LastOperation.Status;
import org.torrust.deployer.query.status.EnvironmentStatus;

/** The machines of a workspace, real ones over OpenSSH and simulated ones as they are played. */
final class Machines implements HostSide {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Workspace workspace;
    private final Interruption interruption;

    Machines(Workspace workspace, Interruption interruption) {
        this.workspace = workspace;
        this.interruption = interruption;
    }

    @Override
    public @Nullable Liveness carrier(EnvironmentStatus status) {
        var last = status.lastOperation();
        return last.holder() == null || last.status() != Status.IN_PROGRESS || isImported()
                ? null
                : new ProcessHolders(workspace, interruption).liveness(status.name(), last.id(), last.holder());
    }

    @Override
    public Vitals vitals(EnvironmentStatus status) {
        if (isImported()) {
            return Vitals.none("The history was imported; its machines are not asked from here.");
        }
        return isSimulated(status)
                ? simulated(status).vitals(status.claims().running())
                : host(status).vitals();
    }

    @Override
    public Drift drift(EnvironmentStatus status) {
        if (isImported()) {
            return Drift.unseen("the machine", "The history was imported; its machines are not asked from here.");
        }
        var made = switch (status.configuration().provider()) {
            case LxdSettings lxd -> TofuLook.lxd(workspace).of(status.name(), status.configuration());
            case MultipassSettings multipass -> TofuLook.multipass(workspace).of(status.name(), status.configuration());
            case SshHostSettings host -> Drift.NONE;
            case SimulatedSettings simulated -> Drift.NONE;
        };
        return made.isMachineGone()
                ? made.and(Drift.unseen("files, images, services and ports", "There is no machine."))
                : made.and(onMachine(status));
    }

    private Drift onMachine(EnvironmentStatus status) {
        var running = status.claims().running();
        var release = running == null ? status.claims().released() : running;
        return isSimulated(status)
                ? simulated(status).drift(status.configuration(), release, running != null)
                : host(status)
                        .drift(workspace.environment(status.name()), status.configuration(), release, running != null);
    }

    @Override
    public int logs(EnvironmentStatus status, LogsWish wish, PrintWriter out) {
        requireOwn();
        if (isSimulated(status)) {
            played(status, wish, out);
            return 0;
        }
        return told(host(status).logs(wish));
    }

    /** A signal ends who follows; so does a reader that has gone. */
    private void played(EnvironmentStatus status, LogsWish wish, PrintWriter out) {
        var host = simulated(status);
        var next = wish;
        do {
            host.logs(next, status.claims().running()).forEach(out::println);
            var behind = host.startedAt().map(time -> time.plusMillis(1)).orElse(next.since());
            next = new LogsWish(wish.service(), true, null, behind);
        } while (wish.follow() && !out.checkError() && waited());
    }

    private static boolean waited() {
        Pause.plain().of(BETWEEN_LOOKS);
        return true;
    }

    @Override
    public int session(EnvironmentStatus status, List<String> command) {
        requireOwn();
        if (isSimulated(status)) {
            throw new Refused(
                    Reason.WRONG_STATE,
                    "%s is SIMULATED: there is no machine to log in to.".formatted(status.name()),
                    "See how it stands: torrust-tracker-deployer status " + status.name());
        }
        return told(host(status).session(command));
    }

    /** OpenSSH ends with 255, whatever the signal was. */
    private int told(int code) {
        var signal = interruption.signal();
        return signal == null ? code : ExitCodes.ofSignal(signal);
    }

    private void requireOwn() {
        if (isImported()) {
            throw new Refused(
                    Reason.WRONG_STATE,
                    "The history of this workspace was imported; its machines are not reached from here.",
                    "Name the workspace it came from: --workspace DIR");
        }
    }

    private boolean isImported() {
        return StoreReading.of(workspace, Database::isImported);
    }

    private static boolean isSimulated(EnvironmentStatus status) {
        return status.configuration().provider() instanceof SimulatedSettings;
    }

    private SimulatedHost simulated(EnvironmentStatus status) {
        return new SimulatedHost(workspace, status.name());
    }

    private HostLook host(EnvironmentStatus status) {
        var address = Objects.requireNonNull(status.claims().address(), "only machines that are known are asked");
        var user = status.configuration().ssh().user();
        var folder = workspace.environment(status.name());
        folder.requireKeyFiles();
        return new HostLook(new OpenSsh(status.name(), folder, address, user), interruption);
    }
}
