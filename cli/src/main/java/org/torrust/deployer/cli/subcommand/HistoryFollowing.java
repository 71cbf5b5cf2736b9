package org.torrust.deployer.cli.subcommand;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.ExitCodes;
import org.torrust.deployer.cli.history.HistoryWish;
import org.torrust.deployer.cli.history.Past;
import org.torrust.deployer.cli.history.ToldEvent;
import org.torrust.deployer.cli.history.ToldOperation;
import org.torrust.deployer.query.history.Operation;
import org.torrust.deployer.query.history.Window;

/** Shows what happens as it is recorded: it looks again and again, so that it sees what any process writes. */
final class HistoryFollowing {

    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Context context;
    private final HistoryWish wish;
    private final boolean events;
    private final boolean exitStatus;
    private final Map<OperationId, String> shown = new HashMap<>();
    private @Nullable OperationId followed;
    private boolean seemsGone;
    private long position;

    HistoryFollowing(Context context, HistoryWish wish, boolean events, boolean exitStatus) {
        this.context = context;
        this.wish = wish;
        this.events = events;
        this.exitStatus = exitStatus;
        this.followed = wish.operation();
    }

    /** Shows a part of what there is, then what comes, until there is nothing more to wait for; the exit code. */
    int from(Window window) {
        context.interruption().goOnUntilStopped();
        var look =
                SecondLook.at(context.reading(), past -> begin(past, window), seen -> seen.hasAbandoned() || seemsGone);
        while (true) {
            show(look);
            if (look.end() != null) {
                return exitStatus ? look.end() : ExitCodes.OK;
            }
            if (context.out().checkError()) {
                return ExitCodes.OK; // Nobody reads any more.
            }
            if (isPast(wish.period().until())) {
                return ExitCodes.OK; // What comes now is not asked for.
            }
            context.pause(BETWEEN);
            look = context.reading().past(this::goOn);
        }
    }

    private boolean isPast(@Nullable Instant until) {
        return until != null && context.now().isAfter(until);
    }

    private void show(Look look) {
        look.events().forEach(context.presentation().past()::line);
        look.operations().stream()
                .filter(this::isNews)
                .forEach(context.presentation().past()::line);
        context.out().flush();
    }

    private Look begin(Past past, Window window) {
        position = past.head();
        if (exitStatus && followed == null) {
            followed = id(past.open(Objects.requireNonNull(wish.environment())));
        }
        return events
                ? look(past, past.events(wish, window).items(), List.of())
                : look(past, List.of(), past.operations(wish, window).items());
    }

    private Look goOn(Past past) {
        var before = position;
        position = past.head();
        if (exitStatus && followed == null) {
            followed = id(past.begunAfter(before, Objects.requireNonNull(wish.environment())));
        }
        if (position == before) {
            return look(past, List.of(), List.of());
        }
        return events
                ? look(
                        past,
                        past.events(wish, Window.after(before, Integer.MAX_VALUE))
                                .items(),
                        List.of())
                : look(past, List.of(), notGone(past.changedAfter(before, wish)));
    }

    /** Whose process has just ended recorded that, and is told at the next look. */
    private static List<ToldOperation> notGone(List<ToldOperation> operations) {
        return operations.stream().filter(told -> !told.isAbandoned()).toList();
    }

    private static @Nullable OperationId id(Optional<ToldOperation> told) {
        return told.map(ToldOperation::operation).map(Operation::id).orElse(null);
    }

    private Look look(Past past, List<ToldEvent> news, List<ToldOperation> changed) {
        var told = followed == null ? null : past.operation(followed);
        if (told == null || !isOver(told)) {
            return new Look(news, changed, null);
        }
        var last = events ? List.<ToldOperation>of() : List.of(told);
        return new Look(news, Stream.concat(changed.stream(), last.stream()).toList(), told.result());
    }

    /** A process that ends may have recorded its end since this look began: who is gone must be so at the next one too. */
    private boolean isOver(ToldOperation told) {
        var before = seemsGone;
        seemsGone = told.isAbandoned();
        return told.isOver() && (!seemsGone || before);
    }

    /** An operation is told when it begins and when it ends, not with each step. */
    private boolean isNews(ToldOperation told) {
        return !told.status().equals(shown.put(told.operation().id(), told.status()));
    }

    /**
     * What one look finds.
     *
     * @param end the exit code of what is followed, or null while that is not over
     */
    private record Look(
            List<ToldEvent> events,
            List<ToldOperation> operations,
            @Nullable Integer end) {

        boolean hasAbandoned() {
            return operations.stream().anyMatch(ToldOperation::isAbandoned);
        }
    }
}
