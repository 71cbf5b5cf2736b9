package org.torrust.deployer.command.environment;

import java.util.List;
import org.torrust.deployer.api.environment.EnvironmentEvent.DeploymentStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationStarted;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;

/** Says which steps an operation takes. Pure: the same records give the same plan, in the saga and in a replay. */
final class Plan {

    private Plan() {}

    /**
     * What is missing on the way to running. A running environment is taken through its last phase again: where nothing
     * is missing its steps prove just that.
     */
    static List<Phase> phasesToRunning(State state) {
        return switch (state) {
            case CREATED -> List.of(Phase.PROVISION, Phase.CONFIGURE, Phase.RELEASE, Phase.RUN);
            case PROVISIONED -> List.of(Phase.CONFIGURE, Phase.RELEASE, Phase.RUN);
            case CONFIGURED -> List.of(Phase.RELEASE, Phase.RUN);
            case RELEASED, RUNNING -> List.of(Phase.RUN);
            case DESTROYED -> List.of();
        };
    }

    /** The steps of an operation, in order, as planned when it began. */
    static List<Step> steps(OperationStarted event) {
        return event instanceof DeploymentStarted deployment
                ? steps(deployment.phases())
                : steps(List.of(onlyPhase(event.kind())));
    }

    /** The steps an operation would take if it began in this state. */
    static List<Step> steps(OperationKind kind, State state) {
        return steps(kind == OperationKind.DEPLOY ? phasesToRunning(state) : List.of(onlyPhase(kind)));
    }

    private static List<Step> steps(List<Phase> phases) {
        return phases.stream().flatMap(phase -> phase.steps().stream()).toList();
    }

    private static Phase onlyPhase(OperationKind kind) {
        return switch (kind) {
            case PROVISION -> Phase.PROVISION;
            case CONFIGURE -> Phase.CONFIGURE;
            case RELEASE -> Phase.RELEASE;
            case RUN -> Phase.RUN;
            case DESTROY -> Phase.DESTROY;
            case CREATE, DEPLOY -> throw new IllegalArgumentException(kind.word() + " has no phase of its own");
        };
    }
}
