package org.torrust.deployer.command.environment;

import java.time.Duration;
import java.util.List;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationAbandoned;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Holders.Liveness;

/** The rules of the write side in the operator's words: why not, and what now. */
final class Refusals {

    private static final String PROGRAM = "torrust-tracker-deployer";

    private Refusals() {}

    static Refused nameTaken(EnvironmentName name) {
        return new Refused(
                Reason.INVALID,
                "There is an environment %s already.".formatted(name),
                "Choose another name, or see it: %s status %s".formatted(PROGRAM, name));
    }

    static Refused unknown(EnvironmentName name) {
        return new Refused(
                Reason.NOT_FOUND,
                "There is no environment %s.".formatted(name),
                "See which there are: %1$s list; or make it: %1$s create %2$s".formatted(PROGRAM, name));
    }

    static Refused destroyed(EnvironmentName name) {
        return new Refused(
                Reason.WRONG_STATE,
                "%s was destroyed.".formatted(name),
                "Its name is free: %s create %s".formatted(PROGRAM, name));
    }

    static Refused busy(EnvironmentName name, OperationInProgress operation) {
        return conflict(atWork(name, operation, ""), wait(name));
    }

    /** @param age how long the other has been at work */
    static Refused busy(EnvironmentName name, OperationInProgress operation, Duration age, Liveness liveness) {
        var pid = operation.holder().pid();
        var atWork = atWork(name, operation, ", for " + words(age));
        return switch (liveness) {
            case STOPPED ->
                conflict(
                        atWork + " Its process is stopped.",
                        "Let it go on: kill -CONT %d; or end it: kill -KILL %1$d; then try again.".formatted(pid));
            case UNKNOWN ->
                conflict(
                        atWork + " That is in another container, so that nobody here can tell whether it lives.",
                        "Wait for it. When you know that it is gone: %s unlock %s --op %s --reason WORDS"
                                .formatted(PROGRAM, name, operation.id()));
            case TOOL_ALIVE ->
                conflict(
                        "The process that carried %s of %s is gone, but a tool it started still works (operation %s)."
                                .formatted(operation.kind().word(), name, operation.id()),
                        "Wait until the tool has ended; what it says is in data/%s/jobs/%s"
                                .formatted(name, operation.id()));
            case ALIVE, GONE -> conflict(atWork, wait(name));
        };
    }

    private static String atWork(EnvironmentName name, OperationInProgress operation, String age) {
        return "%s is at work on %s (operation %s, process %d%s)."
                .formatted(
                        operation.kind().word(),
                        name,
                        operation.id(),
                        operation.holder().pid(),
                        age);
    }

    private static String wait(EnvironmentName name) {
        return "Wait for it; see how far it is: %s status %s".formatted(PROGRAM, name);
    }

    private static Refused conflict(String why, String advice) {
        return new Refused(Reason.CONFLICT, why, advice);
    }

    private static String words(Duration age) {
        if (age.compareTo(Duration.ofMinutes(2)) < 0) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        return age.compareTo(Duration.ofHours(2)) < 0 ? age.toMinutes() + " min" : age.toHours() + " h";
    }

    static Refused nothingOpen(EnvironmentName name) {
        return new Refused(
                Reason.WRONG_STATE,
                "No operation on %s is under way, so there is nothing to unlock.".formatted(name),
                "See how it stands: %s status %s".formatted(PROGRAM, name));
    }

    static Refused anotherOpen(EnvironmentName name, OperationId asked, OperationInProgress open) {
        return conflict(
                "The operation under way on %s is %s (%s), not %s."
                        .formatted(name, open.id(), open.kind().word(), asked),
                "See it: %s status %s".formatted(PROGRAM, name));
    }

    static Refused takenOver(EnvironmentName name, OperationAbandoned end) {
        return conflict(
                "Someone else ended this operation meanwhile (%s): %s.".formatted(end.operation(), end.why()),
                "See how %s stands now: %s status %1$s".formatted(name, PROGRAM));
    }

    static Refused overtaken(EnvironmentName name) {
        return new Refused(
                Reason.CONFLICT,
                "Someone else changed %s at the same moment.".formatted(name),
                "See what was done: %s status %s; then try again.".formatted(PROGRAM, name));
    }

    /** Nobody else need have changed anything: whoever holds the history keeps all others waiting. */
    static Refused locked() {
        return new Refused(
                Reason.CONFLICT,
                "Someone else keeps writing to the history, or holds it locked; nothing was changed.",
                "Try again in a moment.");
    }

    static Refused unrecorded(EnvironmentName name, Step step) {
        return new Refused(
                Reason.CONFLICT,
                "What came of step %s could not be recorded: someone else keeps writing to the history."
                        .formatted(step),
                "When they are done, give the same command for %s again; what is done already is seen."
                        .formatted(name));
    }

    static Refused needsAnotherMachine(EnvironmentName name) {
        return new Refused(
                Reason.WRONG_STATE,
                "The machine of %s is there; it cannot get another provider, kind, image, volume, apt source or way in, with multipass no other size."
                        .formatted(name),
                "Make another environment, or destroy this one first: %s destroy %s".formatted(PROGRAM, name));
    }

    static Refused ownConfigurationDecides(EnvironmentName name, List<String> keys) {
        return new Refused(
                Reason.WRONG_STATE,
                "%s runs with a tracker configuration of your own, which decides on %s; nothing was changed."
                        .formatted(name, String.join(", ", ofTrackerToml(keys))),
                "Change it there: %1$s release %2$s --config FILE; or have it made from the settings again: %1$s release %2$s --generated-config"
                        .formatted(PROGRAM, name));
    }

    private static List<String> ofTrackerToml(List<String> keys) {
        return keys.stream()
                .filter(key -> key.startsWith("tracker."))
                .filter(key -> !key.equals("tracker.image") && !key.equals("tracker.tag"))
                .toList();
    }

    static Refused nothingKeepsData(EnvironmentName name, String provider) {
        return new Refused(
                Reason.INVALID,
                "The data of %s lies in its machine: provider %s has no volume that could be kept."
                        .formatted(name, provider),
                "Take a copy with you: %s destroy %s --backup".formatted(PROGRAM, name));
    }

    static Refused providerKnows(EnvironmentName name, String provider) {
        return new Refused(
                Reason.INVALID,
                "Whether the machine of %s is gone can be asked of its provider, %s; --host-gone is for hosts that nobody can ask about."
                        .formatted(name, provider),
                "Leave it out: %s destroy %s".formatted(PROGRAM, name));
    }

    static Refused tooEarly(EnvironmentName name, State state, State needed) {
        return new Refused(
                Reason.WRONG_STATE,
                "%s is %s; this needs it to be %s.".formatted(name, state.word(), needed.word()),
                "Take it there: %s %s %s; or all the way: %1$s deploy %3$s".formatted(PROGRAM, next(state), name));
    }

    private static String next(State state) {
        return switch (state) {
            case CREATED -> "provision";
            case PROVISIONED -> "configure";
            case CONFIGURED -> "release";
            case RELEASED, RUNNING -> "run";
            case DESTROYED -> "create";
        };
    }
}
