package org.torrust.deployer.cli.presentation;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.docker.Vitals;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.cli.history.PastStatus.AsOf;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.query.LastOperation;
import org.torrust.deployer.query.LastOperation.Status;
import org.torrust.deployer.query.status.EnvironmentStatus;
import org.torrust.deployer.query.status.EnvironmentStatus.DoneStep;

/** The status of an environment for people. */
final class StatusText {

    private final PrintWriter out;
    private final Instant now;

    StatusText(PrintWriter out, Instant now) {
        this.out = out;
        this.now = now;
    }

    /** @param carrier whether the process that carries the open operation lives; null when nothing is open */
    void print(EnvironmentStatus status, @Nullable Vitals vitals, @Nullable Liveness carrier, OperationOptions asked) {
        facts(status, vitals, carrier);
        next(status, carrier, asked);
    }

    /** How it stood; what to do next is no question of the past. */
    void printPast(EnvironmentStatus status, AsOf asOf) {
        var event = "@" + asOf.number();
        var recorded = Objects.requireNonNull(asOf.recorded(), "it was there");
        line(
                "As of",
                "%safter event %s, recorded %s (%s)"
                        .formatted(
                                asOf.moment().equals(event) ? "" : asOf.moment() + ": ",
                                event,
                                Ages.exact(recorded),
                                Ages.ago(recorded, now)));
        facts(status, null, null);
    }

    private void facts(EnvironmentStatus status, @Nullable Vitals vitals, @Nullable Liveness carrier) {
        var provider = status.configuration().provider().word();
        line("Environment", status.name().value());
        line("State", status.state().word());
        line("Provider", provider.equals("simulated") ? "simulated (SIMULATED: nothing of this is real)" : provider);
        line("Created", Ages.ago(status.created(), now));
        var address = status.claims().address();
        if (address != null) {
            line("Address", address.host());
            login(status, provider);
        }
        releases(status);
        ownConfiguration(status);
        touched(status);
        if (vitals != null) {
            VitalsText.machine(out, vitals);
            if (vitals.isReachable()) {
                VitalsText.services(out, vitals.services());
            }
        }
        operation(status.lastOperation());
        if (carrier != null) {
            line("Process", Carrier.words(status.lastOperation(), carrier));
        }
        status.steps().forEach(this::step);
    }

    private void login(EnvironmentStatus status, String provider) {
        if (status.claims().hostKey() == null || provider.equals("simulated")) {
            return;
        }
        line("Host key", status.claims().hostKey());
        line("Log in", "torrust-tracker-deployer ssh " + status.name());
    }

    private void releases(EnvironmentStatus status) {
        var running = status.claims().running();
        var pending = status.claims().pending();
        if (running != null) {
            line("Release", "%s (%s)".formatted(running.id(), running.image()));
        }
        Urls.of(status).forEach(url -> line("URL", url));
        if (pending != null) {
            line("Pending", "release %s (%s); 'run' puts it into service".formatted(pending.id(), pending.image()));
        }
    }

    private void ownConfiguration(EnvironmentStatus status) {
        var own = status.claims().ownConfiguration();
        if (own != null) {
            line("Configuration", "your own tracker.toml, SHA-256 %s…".formatted(own.substring(0, 16)));
        }
    }

    private void touched(EnvironmentStatus status) {
        var phases = status.claims().touched();
        if (!phases.isEmpty()) {
            var words = phases.stream().map(Phase::word).collect(Collectors.joining(", "));
            line("Changed", "settings; 'deploy' goes through %s again".formatted(words));
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

    /** Why a step failed, and what to do. */
    void failure(Failure failure) {
        line("Failure", failure.summary());
        if (failure.detail() != null) {
            failure.detail().lines().forEach(words -> line("", words));
        }
        if (failure.log() != null) {
            line("Log", failure.log());
        }
        line("Hint", failure.hint());
    }

    void step(DoneStep step) {
        var how = step.proof() == null ? Ages.duration(step.took()) : "nothing to do: " + step.proof();
        line("  " + step.step().word(), how);
    }

    private void next(EnvironmentStatus status, @Nullable Liveness carrier, OperationOptions asked) {
        if (carrier == Liveness.UNKNOWN) {
            line(
                    "Next",
                    "wait; when you know that it is gone: torrust-tracker-deployer unlock %s --op %s --reason WORDS"
                            .formatted(status.name(), status.lastOperation().id()));
        } else if (wasToBeDestroyed(status, carrier)) {
            line("Next", "torrust-tracker-deployer destroy " + status.name() + typed(asked));
            line("", "or, to have it after all: torrust-tracker-deployer deploy " + status.name());
        } else if (isCutOff(carrier)
                || (status.state() != State.RUNNING && status.lastOperation().status() != Status.IN_PROGRESS)) {
            line("Next", nextCommand(status));
        }
    }

    private static String typed(OperationOptions asked) {
        return asked.chosen().stream().map(option -> " --" + option.word()).collect(Collectors.joining());
    }

    private static boolean wasToBeDestroyed(EnvironmentStatus status, @Nullable Liveness carrier) {
        var operation = status.lastOperation();
        return operation.kind() == OperationKind.DESTROY
                && operation.status() != Status.SUCCEEDED
                && (operation.status() != Status.IN_PROGRESS || isCutOff(carrier));
    }

    private static boolean isCutOff(@Nullable Liveness carrier) {
        return carrier == Liveness.GONE || carrier == Liveness.TOOL_ALIVE;
    }

    private static String nextCommand(EnvironmentStatus status) {
        return status.state() == State.DESTROYED
                ? "torrust-tracker-deployer create " + status.name()
                : "torrust-tracker-deployer deploy " + status.name();
    }

    void line(String what, String value) {
        out.println("%-18s %s".formatted(what, value).stripTrailing());
    }
}
