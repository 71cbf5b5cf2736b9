package org.torrust.deployer.command.environment;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentCommand.CompleteStep;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.AddressRead;
import org.torrust.deployer.api.environment.EnvironmentEvent.BackupTaken;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentConfigured;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentDestroyed;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentProvisioned;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentReleased;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentRunning;
import org.torrust.deployer.api.environment.EnvironmentEvent.HostKeyPinned;
import org.torrust.deployer.api.environment.EnvironmentEvent.LateOutcomeObserved;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineRemoved;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleaseShipped;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleaseSwitchedBack;
import org.torrust.deployer.api.environment.EnvironmentEvent.ServicesStopped;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepSkipped;
import org.torrust.deployer.api.environment.EnvironmentEvent.TrackerConfigurationChosen;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.command.environment.Life.Alive;

/** What a step's outcome makes true. Every outcome leads to events; none is refused. */
final class Outcomes {

    /** How the words of an outcome that came late begin, unless it is "done". */
    static final String FAILED = "failed: ";

    static final String NOTHING_TO_DO = "nothing to do: ";

    private static final Set<Step> STOPPING = EnumSet.of(Step.STOP_SERVICES, Step.SHUT_DOWN, Step.PUT_BACK);

    private final CompleteStep report;
    private final Standing before;
    private final OperationInProgress operation;
    private final List<EnvironmentEvent> events = new ArrayList<>();

    private Outcomes(CompleteStep report, Standing before, OperationInProgress operation) {
        this.report = report;
        this.before = before;
        this.operation = operation;
    }

    /** The events that follow from a report, in order. */
    static List<EnvironmentEvent> of(CompleteStep report, Life life) {
        if (life instanceof Alive alive
                && alive.operation() != null
                && alive.operation().awaits(report.operation(), report.step())) {
            return new Outcomes(report, alive.standing(), alive.operation()).events();
        }
        return List.of(new LateOutcomeObserved(
                report.environment(), report.operation(), report.step(), word(report.outcome())));
    }

    private List<EnvironmentEvent> events() {
        switch (report.outcome()) {
            case StepOutcome.Failed failed -> failed(failed);
            case StepOutcome.AlreadyTrue already -> skipped(already.proof());
            case StepOutcome.ReleaseShipped shipped
            when shipped.proof() != null -> {
                add(new ReleaseShipped(report.environment(), report.operation(), shipped.release()));
                skipped(shipped.proof());
            }
            default -> {
                fact(report.outcome());
                add(new StepCompleted(report.environment(), report.operation(), report.step()));
                claims();
            }
        }
        return events;
    }

    private void failed(StepOutcome.Failed failed) {
        if (failed.removedMachine()) {
            add(new MachineRemoved(report.environment(), report.operation()));
        }
        if (failed.servingAgain() != null) {
            add(new ReleaseSwitchedBack(report.environment(), report.operation(), failed.servingAgain()));
        }
        add(new OperationFailed(report.environment(), report.operation(), report.step(), failed.failure()));
    }

    private void skipped(String proof) {
        add(new StepSkipped(report.environment(), report.operation(), report.step(), proof));
        claims();
    }

    private void fact(StepOutcome outcome) {
        var environment = report.environment();
        var id = report.operation();
        switch (outcome) {
            case StepOutcome.MachineApplied applied when applied.isNew() -> add(new MachineCreated(environment, id));
            case StepOutcome.AddressRead read -> add(new AddressRead(environment, id, read.address()));
            case StepOutcome.HostKeyPinned pinned -> add(new HostKeyPinned(environment, id, pinned.fingerprint()));
            case StepOutcome.ReleaseShipped shipped -> add(new ReleaseShipped(environment, id, shipped.release()));
            case StepOutcome.BackedUp backup -> add(new BackupTaken(environment, id, backup.file(), backup.sha256()));
            case StepOutcome.ConfigurationFound found ->
                add(new TrackerConfigurationChosen(environment, id, found.sha256()));
            case StepOutcome.MachineGone gone -> add(new MachineRemoved(environment, id));
            case StepOutcome.Done done when stopsServices() -> add(new ServicesStopped(environment, id));
            default -> {}
        }
    }

    private boolean stopsServices() {
        return STOPPING.contains(report.step()) && before.state() == State.RUNNING;
    }

    /** What is true once the last step of a phase, and once the last step of all, is done. */
    private void claims() {
        if (operation.isLastOfItsPhase(report.step())) {
            claim();
        }
        if (operation.isLast(report.step())) {
            add(new OperationSucceeded(report.environment(), report.operation()));
        }
    }

    private void claim() {
        var environment = report.environment();
        var id = report.operation();
        switch (report.step().phase()) {
            case PROVISION -> add(new EnvironmentProvisioned(environment, id, address()));
            case CONFIGURE -> add(new EnvironmentConfigured(environment, id));
            case RELEASE -> add(new EnvironmentReleased(environment, id, known(operation.shipped())));
            case RUN ->
                add(new EnvironmentRunning(
                        environment, id, known(before.claims().released())));
            case STOP, RESTORE -> {} // What came of them is told by facts of their own.
            case DESTROY -> add(new EnvironmentDestroyed(environment, id));
        }
    }

    private HostAddress address() {
        return Objects.requireNonNull(
                before.claims().address(), "an address is read before the machine counts as provisioned");
    }

    private static Release known(@Nullable Release release) {
        return Objects.requireNonNull(release, "a release is shipped before it counts as released or running");
    }

    private void add(EnvironmentEvent event) {
        events.add(event);
    }

    private static String word(StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Failed failed -> FAILED + failed.failure().summary();
            case StepOutcome.AlreadyTrue already -> NOTHING_TO_DO + already.proof();
            default -> "done";
        };
    }
}
