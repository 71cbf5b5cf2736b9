package org.torrust.deployer.cli.doctor;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.doctor.Known;
import org.torrust.deployer.adapter.workspace.UnusableWorkspaceException;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.cli.CheckLine;
import org.torrust.deployer.cli.CheckLine.Status;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.eventstore.HistoryCheck.Fault;
import org.torrust.deployer.eventstore.StoreUnusableException;
import org.torrust.deployer.eventstore.UnknownEventException;
import org.torrust.deployer.query.LastOperation;
import org.torrust.deployer.query.list.EnvironmentSummary;
import org.torrust.deployer.query.views.Comparison;
import org.torrust.deployer.query.views.FoldFailedException;
import org.torrust.deployer.query.views.Projections;

/** Examines a workspace from its history outwards, and says of each thing what to do; changes nothing. */
public final class Doctor {

    private static final String HISTORY = "History";
    private static final String PROJECTIONS = "Projections";
    private static final String AFTERWARDS = "Set that right first, then check again.";

    private final Context context;

    public Doctor(Context context) {
        this.context = context;
    }

    /** What was found. */
    public List<CheckLine> examine() {
        var history = told(this::history, Doctor::unreadable);
        var isWhole = history.stream().allMatch(line -> line.status() == Status.OK);
        var projections = isWhole ? told(this::projections, why -> unread(PROJECTIONS, why)) : List.of(notCompared());
        return Stream.of(history, projections, surroundings())
                .flatMap(List::stream)
                .toList();
    }

    /** A history that cannot be read is a finding like others, and keeps from no other look. */
    private static <T> T told(Supplier<T> look, Function<RuntimeException, T> otherwise) {
        try {
            return look.get();
        } catch (StoreUnusableException | UnusableWorkspaceException | UnknownEventException e) {
            return otherwise.apply(e);
        }
    }

    private List<CheckLine> surroundings() {
        if (told(() -> context.events().isImported(), why -> false)) {
            return List.of(
                    new CheckLine("Workspace", Status.OK, "", "OK, imported: what it tells of is elsewhere", null));
        }
        return told(
                this::ofEnvironments,
                why -> Stream.concat(unread("Operations", why).stream(), left(null).stream())
                        .toList());
    }

    private List<CheckLine> ofEnvironments() {
        var environments = context.reading().list();
        return Stream.of(new OperationLook(context).of(environments), left(environments))
                .flatMap(List::stream)
                .toList();
    }

    private static List<CheckLine> unreadable(RuntimeException why) {
        return List.of(new CheckLine(HISTORY, Status.FAIL, "", clause(why), advice(why)));
    }

    private static List<CheckLine> unread(String what, RuntimeException why) {
        return List.of(new CheckLine(what, Status.WARN, "", "not looked at: " + clause(why), AFTERWARDS));
    }

    /** Lines are no sentences. */
    private static String clause(RuntimeException why) {
        var words = String.valueOf(why.getMessage()).replaceFirst("[.]$", "");
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private static String advice(RuntimeException why) {
        return switch (why) {
            case StoreUnusableException unusable -> unusable.advice();
            case UnusableWorkspaceException unusable -> unusable.advice();
            default -> "Use the deployer that wrote it, or a newer one.";
        };
    }

    private List<CheckLine> history() {
        var events = context.events();
        var total = events.checkpoint().position();
        var damage = events.damage();
        if (!damage.isEmpty()) {
            return damage.stream().map(Doctor::damaged).toList();
        }
        var verdict = context.gauged(total, gauge -> events.verify(null, gauge));
        var fault = verdict.fault();
        return List.of(
                fault == null
                        ? new CheckLine(
                                HISTORY,
                                Status.OK,
                                count(verdict.count()),
                                "OK, the file is sound, the chain holds",
                                null)
                        : broken(fault));
    }

    private static CheckLine damaged(String words) {
        return new CheckLine(
                HISTORY,
                Status.FAIL,
                "",
                "its file is damaged: " + words,
                "Keep the file as it is, and put back a copy from before; what can still be read: torrust-tracker-deployer events export");
    }

    private static CheckLine broken(Fault fault) {
        return new CheckLine(
                HISTORY,
                Status.FAIL,
                "",
                "it is broken at event %d: %s".formatted(fault.position(), fault.why()),
                "Keep the file as it is, and put back a copy from before.");
    }

    private List<CheckLine> projections() {
        var total = context.events().checkpoint().position();
        try {
            var comparisons =
                    context.gauged(total, gauge -> context.projections().verify(Projections.names(), null, gauge));
            var differing = comparisons.stream()
                    .filter(comparison -> !comparison.isSame())
                    .map(Doctor::differing)
                    .toList();
            return differing.isEmpty() ? List.of(same()) : differing;
        } catch (FoldFailedException e) {
            return List.of(new CheckLine(
                    PROJECTIONS,
                    Status.FAIL,
                    "",
                    String.valueOf(e.getMessage()),
                    "See it: torrust-tracker-deployer events show " + e.at().position()));
        }
    }

    private static CheckLine same() {
        return new CheckLine(
                PROJECTIONS,
                Status.OK,
                String.join(", ", Projections.names()),
                "OK, they are what follows from the events",
                null);
    }

    private static CheckLine differing(Comparison comparison) {
        return new CheckLine(
                PROJECTIONS,
                Status.FAIL,
                comparison.projection(),
                "%d of %d answers are not what follows from the events"
                        .formatted(comparison.differing(), Math.max(comparison.rows(), comparison.differing())),
                "Make them anew: torrust-tracker-deployer projections rebuild " + comparison.projection());
    }

    private static CheckLine notCompared() {
        return new CheckLine(
                PROJECTIONS, Status.WARN, "", "not compared: the history they follow from is not whole", AFTERWARDS);
    }

    private List<CheckLine> left(@Nullable List<EnvironmentSummary> environments) {
        var known = environments == null
                ? null
                : environments.stream().map(Doctor::known).toList();
        return context.program().examine(context.workspace(), known, context.now());
    }

    private static Known known(EnvironmentSummary environment) {
        return new Known(
                environment.name(),
                environment.provider(),
                environment.state() == State.DESTROYED,
                environment.claims().address() != null,
                environment.lastOperation().id(),
                isOpen(environment.lastOperation()));
    }

    /** As recorded, whether or not anybody is at work on it. */
    static boolean isOpen(LastOperation operation) {
        return operation.ended() == null;
    }

    private static String count(long events) {
        return events == 1 ? "1 event" : events + " events";
    }
}
