package org.torrust.deployer.cli.presentation;

import java.io.PrintWriter;
import java.time.Instant;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.query.LastOperation;
import org.torrust.deployer.query.LastOperation.Status;
import org.torrust.deployer.query.status.EnvironmentStatus;
import org.torrust.deployer.query.status.EnvironmentStatus.DoneStep;

/** The status of an environment for people. */
final class StatusText {

    private final PrintWriter out;
    private final Workspace workspace;
    private final Instant now;

    StatusText(PrintWriter out, Workspace workspace, Instant now) {
        this.out = out;
        this.workspace = workspace;
        this.now = now;
    }

    void print(EnvironmentStatus status) {
        var provider = status.configuration().provider().word();
        line("Environment", status.name().value());
        line("State", status.state().word());
        line("Provider", provider.equals("simulated") ? "simulated (SIMULATED: nothing of this is real)" : provider);
        line("Created", Ages.ago(status.created(), now));
        var address = status.claims().address();
        if (address != null) {
            line("Address", address.host());
            login(status, address, provider);
        }
        releases(status);
        operation(status.lastOperation());
        status.steps().forEach(this::step);
        next(status);
    }

    private void login(EnvironmentStatus status, HostAddress address, String provider) {
        if (status.claims().hostKey() == null || provider.equals("simulated")) {
            return;
        }
        var folder = workspace.environment(status.name());
        line("Host key", status.claims().hostKey());
        line(
                "Log in",
                "ssh -i %s -o IdentitiesOnly=yes -o UserKnownHostsFile=%s -o HostKeyAlias=%s -p %d %s@%s"
                        .formatted(
                                folder.privateKey(),
                                folder.knownHosts(),
                                status.name(),
                                address.sshPort(),
                                status.configuration().ssh().user(),
                                address.host()));
    }

    private void releases(EnvironmentStatus status) {
        var running = status.claims().running();
        var pending = status.claims().pending();
        var address = status.claims().address();
        if (running != null) {
            line("Release", "%s (%s)".formatted(running.id(), running.image()));
        }
        if (running != null && address != null) {
            Urls.of(address, running.listeners()).forEach(url -> line("URL", url));
        }
        if (pending != null) {
            line("Pending", "release %s (%s); 'run' puts it into service".formatted(pending.id(), pending.image()));
        }
    }

    private void operation(LastOperation operation) {
        line(
                "Last operation",
                "%s: %s, begun %s by %s (%s)"
                        .formatted(
                                operation.kind().word(),
                                operation.status().words(),
                                Ages.ago(operation.began(), now),
                                operation.actor(),
                                operation.id()));
        if (operation.status() != Status.SUCCEEDED && operation.step() != null) {
            line(
                    operation.status() == Status.IN_PROGRESS ? "Last step" : "Stopped at",
                    operation.step().word());
        }
        if (operation.failure() != null) {
            failure(operation.failure());
        }
    }

    private void failure(Failure failure) {
        line("Failure", failure.summary());
        if (failure.detail() != null) {
            failure.detail().lines().forEach(words -> line("", words));
        }
        if (failure.log() != null) {
            line("Log", failure.log());
        }
        line("Hint", failure.hint());
    }

    private void step(DoneStep step) {
        var how = step.proof() == null ? Ages.duration(step.took()) : "nothing to do: " + step.proof();
        line("  " + step.step().word(), how);
    }

    private void next(EnvironmentStatus status) {
        if (status.state() != State.RUNNING && status.lastOperation().status() != Status.IN_PROGRESS) {
            line("Next", nextCommand(status));
        }
    }

    private static String nextCommand(EnvironmentStatus status) {
        return status.state() == State.DESTROYED
                ? "torrust-tracker-deployer create " + status.name()
                : "torrust-tracker-deployer deploy " + status.name();
    }

    private void line(String what, String value) {
        out.println("%-18s %s".formatted(what, value).stripTrailing());
    }
}
