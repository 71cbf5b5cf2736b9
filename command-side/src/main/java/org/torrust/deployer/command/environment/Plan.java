package org.torrust.deployer.command.environment;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.torrust.deployer.api.environment.Claims;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAdopted;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationStarted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepCompleted;
import org.torrust.deployer.api.environment.EnvironmentEvent.StepSkipped;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;

/**
 * Says which steps an operation takes, and which are next. Pure: what it says is recorded when the operation begins, and
 * who judges a history asks it again.
 */
final class Plan {

    private Plan() {}

    /** The steps of an operation that begins when this is true of its environment, in order. */
    static List<Step> steps(OperationKind kind, Claims claims, OperationOptions options) {
        if (kind == OperationKind.RESTORE) {
            return restoration();
        }
        return phases(kind, claims, options).stream()
                .flatMap(phase -> steps(phase, options))
                .toList();
    }

    /**
     * The work to ask for after an event of an operation: one step, or those one run of a tool does together. Empty where
     * there is nothing to ask for: the work asked for last goes on, or none is left.
     *
     * @param operation the operation as the event left it
     */
    static List<Step> next(EnvironmentEvent event, OperationInProgress operation) {
        return switch (event) {
            case OperationStarted e -> operation.nextWork();
            case OperationAdopted e -> operation.nextWork();
            case StepCompleted e -> nextAfter(e.step(), operation);
            case StepSkipped e -> nextAfter(e.step(), operation);
            default -> List.of();
        };
    }

    /** Of an operation whose process is gone only the step at work is taken to its end. */
    private static List<Step> nextAfter(Step done, OperationInProgress operation) {
        if (operation.adopted()) {
            return List.of();
        }
        return operation.next().filter(step -> step.joins(done)).isPresent() ? List.of() : operation.nextWork();
    }

    /** How far an environment has to be for an operation. */
    static State needs(OperationKind kind) {
        return switch (kind) {
            case CONFIGURE -> State.PROVISIONED;
            case RELEASE, RESTORE -> State.CONFIGURED;
            case RUN, STOP -> State.RELEASED;
            case CREATE, PROVISION, DEPLOY, DESTROY -> State.CREATED;
        };
    }

    /** The backup's own tracker configuration comes back as a release; the services are down while the data does. */
    private static List<Step> restoration() {
        return Stream.of(
                        Stream.of(Step.VERIFY_BACKUP),
                        Phase.RELEASE.steps().stream(),
                        Stream.of(Step.PUT_BACK),
                        Phase.RUN.steps().stream())
                .flatMap(steps -> steps)
                .toList();
    }

    private static List<Phase> phases(OperationKind kind, Claims claims, OperationOptions options) {
        return switch (kind) {
            case PROVISION -> List.of(Phase.PROVISION);
            case CONFIGURE -> List.of(Phase.CONFIGURE);
            case RELEASE -> List.of(Phase.RELEASE);
            case RUN -> List.of(Phase.RUN);
            case STOP -> List.of(Phase.STOP);
            case DESTROY -> List.of(Phase.DESTROY);
            case DEPLOY -> toRunning(claims, options);
            case RESTORE, CREATE -> throw new IllegalArgumentException(kind + " is no sequence of phases");
        };
    }

    /**
     * What is missing on the way to running: what was never gone through, and what was changed since. A running
     * environment is taken through its last phase again: where nothing is missing its steps prove just that.
     */
    private static List<Phase> toRunning(Claims claims, OperationOptions options) {
        var phases = EnumSet.of(Phase.RUN);
        phases.addAll(untouched(claims.state()));
        phases.addAll(claims.touched());
        phases.addAll(mended(options));
        if (phases.contains(Phase.PROVISION)) {
            // The machine may come out as a new one, on which nothing is yet.
            phases.addAll(untouched(State.CREATED));
        }
        if (options.has(OperationOption.SKIP_RUN)) {
            phases.remove(Phase.RUN);
        }
        return List.copyOf(phases);
    }

    /** What is not any more as it was left. */
    private static List<Phase> mended(OperationOptions options) {
        return Arrays.stream(Phase.values())
                .filter(phase ->
                        OperationOption.mending(phase).filter(options::has).isPresent())
                .toList();
    }

    /** Why an operation goes through a phase, so that an operator understands its plan. */
    static String why(Phase phase, OperationKind kind, Claims claims, OperationOptions options) {
        if (kind != OperationKind.DEPLOY) {
            return "it was asked for";
        }
        if (claims.touched().contains(phase)) {
            return "its settings were changed";
        }
        if (untouched(claims.state()).contains(phase)) {
            return "it was not done yet";
        }
        if (mended(options).contains(phase)) {
            return "it is not as it was left";
        }
        return phase == Phase.RUN ? runs(claims) : "the machine may come out as a new one";
    }

    private static String runs(Claims claims) {
        if (claims.pending() != null) {
            return "a release waits to be put into service";
        }
        return claims.state() == State.RUNNING ? "it proves that the tracker runs" : "the services do not run";
    }

    private static List<Phase> untouched(State state) {
        return switch (state) {
            case CREATED -> List.of(Phase.PROVISION, Phase.CONFIGURE, Phase.RELEASE);
            case PROVISIONED -> List.of(Phase.CONFIGURE, Phase.RELEASE);
            case CONFIGURED -> List.of(Phase.RELEASE);
            case RELEASED, RUNNING, DESTROYED -> List.of();
        };
    }

    private static Stream<Step> steps(Phase phase, OperationOptions options) {
        return phase.steps().stream().flatMap(step -> steps(step, options));
    }

    private static Stream<Step> steps(Step step, OperationOptions options) {
        return switch (step) {
            case SYSTEM_UPDATES -> options.has(OperationOption.SKIP_UPDATES) ? Stream.empty() : Stream.of(step);
            case WAIT_HEALTHY -> Stream.of(options.has(OperationOption.WITHOUT_WAITING) ? Step.STAY_UP : step);
            case PROBE -> options.has(OperationOption.WITHOUT_WAITING) ? Stream.empty() : Stream.of(step);
            case STOP_SERVICES -> options.has(OperationOption.BACKUP) ? Stream.of(step, Step.BACKUP) : Stream.of(step);
            default -> Stream.of(step);
        };
    }
}
