package org.torrust.deployer.command.environment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentCommand;
import org.torrust.deployer.api.environment.EnvironmentCommand.AbandonOperation;
import org.torrust.deployer.api.environment.EnvironmentCommand.AdoptOperation;
import org.torrust.deployer.api.environment.EnvironmentCommand.ChangeConfiguration;
import org.torrust.deployer.api.environment.EnvironmentCommand.ChooseTrackerConfiguration;
import org.torrust.deployer.api.environment.EnvironmentCommand.CompleteStep;
import org.torrust.deployer.api.environment.EnvironmentCommand.ConfigureEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.CreateEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.DeployEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.DestroyEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.InterruptOperation;
import org.torrust.deployer.api.environment.EnvironmentCommand.ProvisionEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RecordTest;
import org.torrust.deployer.api.environment.EnvironmentCommand.ReleaseEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RestoreEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RunEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.StopEnvironment;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.AddressRead;
import org.torrust.deployer.api.environment.EnvironmentEvent.BackupTaken;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfigurationChanged;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfiguringStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.DeploymentStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.DestructionStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentConfigured;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentDestroyed;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentProvisioned;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentReleased;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentRunning;
import org.torrust.deployer.api.environment.EnvironmentEvent.HostKeyPinned;
import org.torrust.deployer.api.environment.EnvironmentEvent.LateOutcomeObserved;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.MachineRemoved;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAbandoned;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAdopted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationFailed;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentEvent.ProvisioningStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleaseShipped;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleaseSwitchedBack;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleasingStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.RestorationStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.RunStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.ServicesStopped;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepSkipped;
import org.torrust.deployer.api.environment.EnvironmentEvent.StoppingStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.TestFinished;
import org.torrust.deployer.api.environment.EnvironmentEvent.TrackerConfigurationChosen;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.StepOutcome;

/** Finds again what an environment was told, from the events that followed. */
final class Told {

    private final List<EnvironmentEvent> events;

    private Told(List<EnvironmentEvent> events) {
        this.events = events;
    }

    /** Empty when nothing an environment can be told leads to such events. */
    static Optional<EnvironmentCommand> before(List<EnvironmentEvent> events) {
        var told = new Told(List.copyOf(events));
        return events.stream().flatMap(event -> told.by(event)).findFirst();
    }

    /** Whether an event looks as if it followed from the same as the one before it, where that is not recorded. */
    static boolean goesWith(EnvironmentEvent before, EnvironmentEvent event) {
        return isFact(before) || isClaim(event);
    }

    private static boolean isFact(EnvironmentEvent event) {
        return switch (event) {
            case ServicesStopped e -> true;
            case ReleaseSwitchedBack e -> true;
            default -> fact(event).findAny().isPresent();
        };
    }

    private static boolean isClaim(EnvironmentEvent event) {
        return switch (event) {
            case EnvironmentProvisioned e -> true;
            case EnvironmentConfigured e -> true;
            case EnvironmentReleased e -> true;
            case EnvironmentRunning e -> true;
            case EnvironmentDestroyed e -> true;
            case OperationSucceeded e -> true;
            default -> false;
        };
    }

    /** Each event that follows from but one kind of command; facts and claims stand beside one. */
    private Stream<EnvironmentCommand> by(EnvironmentEvent event) {
        return switch (event) {
            case EnvironmentCreated e ->
                Stream.of(new CreateEnvironment(e.environment(), e.operation(), e.configuration(), e.overlay()));
            case OperationStarted e -> Stream.of(asked(e));
            case ConfigurationChanged e ->
                Stream.of(new ChangeConfiguration(e.environment(), e.operation(), e.configuration(), e.keys()));
            case TrackerConfigurationChosen e
            when events.size() == 1 ->
                Stream.of(new ChooseTrackerConfiguration(e.environment(), e.operation(), e.sha256()));
            case StepCompleted e -> Stream.of(new CompleteStep(e.environment(), e.operation(), e.step(), worked()));
            case StepSkipped e -> Stream.of(new CompleteStep(e.environment(), e.operation(), e.step(), found(e)));
            case OperationFailed e -> Stream.of(new CompleteStep(e.environment(), e.operation(), e.step(), failed(e)));
            case LateOutcomeObserved e ->
                Stream.of(new CompleteStep(e.environment(), e.operation(), e.step(), late(e.outcome())));
            case OperationInterrupted e ->
                Stream.of(new InterruptOperation(e.environment(), e.operation(), e.signal()));
            case OperationAdopted e ->
                Stream.of(new AdoptOperation(e.environment(), e.operation(), e.from(), e.holder()));
            case OperationAbandoned e -> Stream.of(new AbandonOperation(e.environment(), e.operation(), e.why()));
            case TestFinished e ->
                Stream.of(new RecordTest(e.environment(), e.operation(), e.suite(), e.total(), e.failed()));
            default -> Stream.of();
        };
    }

    private static EnvironmentCommand asked(OperationStarted event) {
        var environment = event.environment();
        var operation = event.operation();
        var holder = event.holder();
        var options = event.options();
        return switch (event) {
            case ProvisioningStarted e -> new ProvisionEnvironment(environment, operation, holder, options);
            case ConfiguringStarted e -> new ConfigureEnvironment(environment, operation, holder, options);
            case ReleasingStarted e -> new ReleaseEnvironment(environment, operation, holder, options);
            case RunStarted e -> new RunEnvironment(environment, operation, holder, options);
            case DeploymentStarted e -> new DeployEnvironment(environment, operation, holder, options);
            case StoppingStarted e -> new StopEnvironment(environment, operation, holder, options);
            case RestorationStarted e -> new RestoreEnvironment(environment, operation, holder, options);
            case DestructionStarted e -> new DestroyEnvironment(environment, operation, holder, options);
        };
    }

    private StepOutcome worked() {
        return events.stream().flatMap(Told::fact).findFirst().orElse(StepOutcome.done());
    }

    /** The outcome that is known by its fact. */
    private static Stream<StepOutcome> fact(EnvironmentEvent event) {
        return switch (event) {
            case MachineCreated e -> Stream.of(new StepOutcome.MachineApplied(true));
            case AddressRead e -> Stream.of(new StepOutcome.AddressRead(e.address()));
            case HostKeyPinned e -> Stream.of(new StepOutcome.HostKeyPinned(e.fingerprint()));
            case ReleaseShipped e -> Stream.of(new StepOutcome.ReleaseShipped(e.release(), null));
            case BackupTaken e -> Stream.of(new StepOutcome.BackedUp(e.file(), e.sha256()));
            case TrackerConfigurationChosen e -> Stream.of(new StepOutcome.ConfigurationFound(e.sha256()));
            case MachineRemoved e -> Stream.of(new StepOutcome.MachineGone());
            default -> Stream.of();
        };
    }

    private StepOutcome found(StepSkipped event) {
        return all(ReleaseShipped.class)
                .findFirst()
                .<StepOutcome>map(shipped -> new StepOutcome.ReleaseShipped(shipped.release(), event.proof()))
                .orElse(new StepOutcome.AlreadyTrue(event.proof()));
    }

    private StepOutcome failed(OperationFailed event) {
        var removed = all(MachineRemoved.class).findAny().isPresent();
        return new StepOutcome.Failed(event.failure(), servingAgain(), removed);
    }

    private @Nullable OperationId servingAgain() {
        return all(ReleaseSwitchedBack.class)
                .findFirst()
                .map(ReleaseSwitchedBack::release)
                .orElse(null);
    }

    private static StepOutcome late(String word) {
        if (word.startsWith(Outcomes.FAILED)) {
            return new StepOutcome.Failed(Failure.of(word.substring(Outcomes.FAILED.length()), ""), null);
        }
        return word.startsWith(Outcomes.NOTHING_TO_DO)
                ? new StepOutcome.AlreadyTrue(word.substring(Outcomes.NOTHING_TO_DO.length()))
                : StepOutcome.done();
    }

    private <E extends EnvironmentEvent> Stream<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }
}
