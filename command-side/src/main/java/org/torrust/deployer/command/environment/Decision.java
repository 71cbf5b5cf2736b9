package org.torrust.deployer.command.environment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.configuration.ConfigurationChange;
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
import org.torrust.deployer.api.environment.EnvironmentCommand.OperationRequest;
import org.torrust.deployer.api.environment.EnvironmentCommand.ProvisionEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RecordTest;
import org.torrust.deployer.api.environment.EnvironmentCommand.ReleaseEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RestoreEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.RunEnvironment;
import org.torrust.deployer.api.environment.EnvironmentCommand.StopEnvironment;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfigurationChanged;
import org.torrust.deployer.api.environment.EnvironmentEvent.ConfiguringStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.DeploymentStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.DestructionStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentCreated;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAbandoned;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAdopted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationInterrupted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationSucceeded;
import org.torrust.deployer.api.environment.EnvironmentEvent.ProvisioningStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.ReleasingStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.RestorationStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.RunStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StoppingStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.TestFinished;
import org.torrust.deployer.api.environment.EnvironmentEvent.TrackerConfigurationChosen;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.operation.Holder;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.environment.Life.Alive;

/**
 * What follows when an environment is told something. Pure: the aggregate applies it, and who judges a history has it
 * decided again.
 */
final class Decision {

    private Decision() {}

    /**
     * The events that follow, in order.
     *
     * @throws Refused when it must not be
     */
    static List<EnvironmentEvent> on(EnvironmentCommand command, Life life) {
        return switch (command) {
            case CreateEnvironment c -> created(c, life);
            case OperationRequest c -> begun(c, life);
            case ChangeConfiguration c -> changed(c, life);
            case ChooseTrackerConfiguration c -> chosen(c, life);
            case CompleteStep c -> Outcomes.of(c, life);
            case InterruptOperation c -> interrupted(c, life);
            case AdoptOperation c -> adopted(c, life);
            case AbandonOperation c -> abandoned(c, life);
            case RecordTest c ->
                List.of(new TestFinished(c.environment(), c.operation(), c.suite(), c.total(), c.failed()));
        };
    }

    private static List<EnvironmentEvent> created(CreateEnvironment c, Life life) {
        if (life instanceof Alive) {
            throw Refusals.nameTaken(c.environment());
        }
        return List.of(new EnvironmentCreated(c.environment(), c.operation(), c.configuration(), c.overlay()));
    }

    private static List<EnvironmentEvent> begun(OperationRequest request, Life life) {
        return switch (request) {
            case ProvisionEnvironment c -> begun(OperationKind.PROVISION, c, life, ProvisioningStarted::new);
            case ConfigureEnvironment c -> begun(OperationKind.CONFIGURE, c, life, ConfiguringStarted::new);
            case ReleaseEnvironment c -> begun(OperationKind.RELEASE, c, life, ReleasingStarted::new);
            case RunEnvironment c -> begun(OperationKind.RUN, c, life, RunStarted::new);
            case DeployEnvironment c -> begun(OperationKind.DEPLOY, c, life, DeploymentStarted::new);
            case StopEnvironment c -> begun(OperationKind.STOP, c, life, StoppingStarted::new);
            case RestoreEnvironment c -> begun(OperationKind.RESTORE, c, life, RestorationStarted::new);
            case DestroyEnvironment c -> begun(OperationKind.DESTROY, c, life, DestructionStarted::new);
        };
    }

    /** An operation that finds nothing to do has succeeded. */
    private static List<EnvironmentEvent> begun(
            OperationKind kind, OperationRequest c, Life life, Beginning beginning) {
        var standing = life.idle(c.environment());
        standing.requireFitFor(kind, c.environment(), c.options());
        var steps = Plan.steps(kind, standing.claims(), c.options());
        var started = beginning.of(c.environment(), c.operation(), c.holder(), steps, c.options());
        return steps.isEmpty()
                ? List.of(started, new OperationSucceeded(c.environment(), c.operation()))
                : List.of(started);
    }

    private static List<EnvironmentEvent> changed(ChangeConfiguration c, Life life) {
        return List.of(changed(c, life.idle(c.environment())));
    }

    /** What comes of a wish for other settings where it is granted. */
    static ConfigurationChanged changed(ChangeConfiguration c, Standing before) {
        if (before.claims().address() != null
                && ConfigurationChange.needsAnotherMachine(before.configuration(), c.configuration())) {
            throw Refusals.needsAnotherMachine(c.environment());
        }
        if (before.claims().ownConfiguration() != null
                && ConfigurationChange.isOfTrackerToml(before.configuration(), c.configuration())) {
            throw Refusals.ownConfigurationDecides(c.environment(), c.keys());
        }
        var touches = ConfigurationChange.touches(before.configuration(), c.configuration());
        return new ConfigurationChanged(c.environment(), c.operation(), c.configuration(), c.keys(), touches);
    }

    private static List<EnvironmentEvent> chosen(ChooseTrackerConfiguration c, Life life) {
        life.idle(c.environment());
        return List.of(new TrackerConfigurationChosen(c.environment(), c.operation(), c.sha256()));
    }

    private static List<EnvironmentEvent> interrupted(InterruptOperation c, Life life) {
        return isOpen(c.operation(), life)
                ? List.of(new OperationInterrupted(c.environment(), c.operation(), currentStep(life), c.signal()))
                : List.of();
    }

    private static List<EnvironmentEvent> adopted(AdoptOperation c, Life life) {
        var step = life.open()
                .filter(open -> open.id().equals(c.operation()) && open.holder().equals(c.from()))
                .flatMap(OperationInProgress::next)
                .orElseThrow(() -> Refusals.overtaken(c.environment()));
        return List.of(new OperationAdopted(c.environment(), c.operation(), step, c.from(), c.holder()));
    }

    private static List<EnvironmentEvent> abandoned(AbandonOperation c, Life life) {
        return isOpen(c.operation(), life)
                ? List.of(new OperationAbandoned(c.environment(), c.operation(), currentStep(life), c.why()))
                : List.of();
    }

    private static boolean isOpen(OperationId operation, Life life) {
        return life.open().filter(open -> open.id().equals(operation)).isPresent();
    }

    private static @Nullable Step currentStep(Life life) {
        return life.open().flatMap(OperationInProgress::next).orElse(null);
    }

    /** The event an operation of some kind begins with. */
    private interface Beginning {
        OperationStarted of(
                EnvironmentName environment,
                OperationId operation,
                Holder holder,
                List<Step> steps,
                OperationOptions options);
    }
}
