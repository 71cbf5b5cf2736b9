package org.torrust.deployer.cli.history;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.eventstore.KeptHistory;
import org.torrust.deployer.eventstore.StoredEvent;
import org.torrust.deployer.query.history.EventSelection;
import org.torrust.deployer.query.history.Operation;
import org.torrust.deployer.query.history.OperationSelection;
import org.torrust.deployer.query.history.Page;
import org.torrust.deployer.query.history.Window;
import org.torrust.deployer.query.list.EnvironmentSummary;
import org.torrust.deployer.query.moment.EnvironmentMoment;
import org.torrust.deployer.query.status.EnvironmentStatus;
import org.torrust.deployer.query.views.Answers;
import org.torrust.deployer.query.views.OperationAnswers;

/** The past as one question finds it: all that it is asked fits together, whatever is recorded meanwhile. */
public final class Past {

    private final KeptHistory history;
    private final KeptEvents events;
    private final Answers answers;
    private final OperationAnswers operations;
    private final Function<Operation, @Nullable Liveness> watch;
    private final ToolFiles files;
    private final Map<EnvironmentName, Optional<EnvironmentStatus>> lives = new HashMap<>();

    /** @param watch whether anybody is at work on an operation that has not ended; null where that cannot be seen */
    public Past(
            KeptHistory history,
            Answers answers,
            OperationAnswers operations,
            Function<Operation, @Nullable Liveness> watch,
            ToolFiles files) {
        this.history = history;
        this.events = new KeptEvents(history);
        this.answers = answers;
        this.operations = operations;
        this.watch = watch;
        this.files = files;
    }

    /** The position of the newest event. */
    public long head() {
        return history.head();
    }

    /**
     * The wanted part of the wanted operations.
     *
     * @throws Refused when the environment or the operation it names never was
     */
    public Page<ToldOperation> operations(HistoryWish asked, Window window) {
        var wish = narrowed(asked);
        var wanted = judged(wish.operations());
        return operations
                .page(
                        wish.asksEvents() ? wanted.among(events.operationsWith(wish.eventsOfOperations())) : wanted,
                        window)
                .map(this::told);
    }

    /** The wanted part of the wanted events; throws as {@link #operations} does. */
    public Page<ToldEvent> events(HistoryWish asked, Window window) {
        var wish = narrowed(asked);
        var wanted = wish.events();
        return events.page(
                        wish.asksOperations() ? wanted.among(ids(judged(wish.operationsOfEvents()))) : wanted, window)
                .map(events::told);
    }

    /** The wanted operations of which something was recorded behind a position, as they stand now. */
    public List<ToldOperation> changedAfter(long position, HistoryWish wish) {
        return operations.changedAfter(position, wish.environment()).stream()
                .filter(judged(wish.operations()))
                .filter(operation -> !wish.asksEvents() || hasEvent(operation, wish.eventsOfOperations()))
                .map(this::told)
                .toList();
    }

    /** The ids of a part of all operations, the newest first. */
    public List<OperationId> ids(Window window) {
        return operations.page(OperationSelection.ALL, window).items().reversed().stream()
                .map(Operation::id)
                .toList();
    }

    /** The last operation of an environment, while it is in progress. */
    public Optional<ToldOperation> open(EnvironmentName environment) {
        return operations.page(OperationSelection.of(environment), Window.last(1)).items().stream()
                .filter(Operation::isOpen)
                .findFirst()
                .map(this::told);
    }

    /** The first operation of an environment that began behind a position. */
    public Optional<ToldOperation> begunAfter(long position, EnvironmentName environment) {
        return operations.page(OperationSelection.of(environment), Window.after(position, 1)).items().stream()
                .findFirst()
                .map(this::told);
    }

    /** @throws Refused when there never was one of that id */
    public ToldOperation operation(OperationId id) {
        return told(found(id));
    }

    /** @throws Refused when there is no event at that position */
    public ToldOperation operationAt(long position) {
        try (var behind = history.stored(position - 1)) {
            return behind.findFirst()
                    .filter(stored -> stored.position() == position)
                    .map(this::operationOf)
                    .orElseThrow(() -> new Refused(
                            Reason.NOT_FOUND,
                            "The history has no event %d; the newest is %d.".formatted(position, history.head()),
                            "See them: torrust-tracker-deployer history --events"));
        }
    }

    /** @throws org.torrust.deployer.eventstore.UnknownEventException when nobody here knows whose it is */
    private ToldOperation operationOf(StoredEvent stored) {
        return KeptEvents.of(stored)
                .operation()
                .map(this::operation)
                .orElseGet(() -> operation(history.understood(stored).event().operation()));
    }

    /** All there is to tell of an operation by its events. */
    public OperationStory story(ToldOperation told) {
        return new OperationStories(history, events, files).of(told);
    }

    /**
     * How an environment stood at a moment.
     *
     * @param now when the operator speaks
     * @throws Refused when there is no such environment or moment, or it was not yet there
     */
    public PastStatus status(EnvironmentMoment asked, Instant now) {
        return statusIfThere(asked, now)
                .orElseThrow(() -> new Refused(
                        Reason.NOT_FOUND,
                        "At %s there was no environment %s yet.".formatted(asked.moment(), asked.environment()),
                        "See what happened to it: torrust-tracker-deployer history " + asked.environment()));
    }

    /**
     * The same, and nothing where it was not yet there.
     *
     * @throws Refused when there never was such an environment, or its history has no such moment
     */
    public Optional<PastStatus> statusIfThere(EnvironmentMoment asked, Instant now) {
        requireExisting(asked.environment());
        try (var all = history.of(asked.environment())) {
            var events = asked.moment().upTo(all, now);
            return events.isEmpty() ? Optional.empty() : Optional.of(PastStatus.of(asked, events, now));
        }
    }

    /** The environments there were at a time, as they stood then. */
    public List<EnvironmentSummary> list(Instant time) {
        return answers.list(time);
    }

    /** Whether nobody is at work on an operation is not recorded, and has to be looked up where it is asked for. */
    private OperationSelection judged(OperationSelection wanted) {
        return wanted.needsLiveness() ? wanted.knowing(gone(wanted.open())) : wanted;
    }

    private Set<OperationId> gone(OperationSelection open) {
        return operations.page(open, Window.last(Integer.MAX_VALUE)).items().stream()
                .filter(operation -> liveness(operation) == Liveness.GONE)
                .map(Operation::id)
                .collect(Collectors.toSet());
    }

    private HistoryWish narrowed(HistoryWish wish) {
        if (wish.environment() != null) {
            requireExisting(wish.environment());
        }
        return wish.operation() == null ? wish : ofOperation(wish, wish.operation());
    }

    /** An operation is of one environment, whose events are quickly found. */
    private HistoryWish ofOperation(HistoryWish wish, OperationId id) {
        return wish.environment() == null ? wish.in(found(id).environment()) : wish;
    }

    private Operation found(OperationId id) {
        return operations
                .find(id)
                .orElseThrow(() -> new Refused(
                        Reason.NOT_FOUND,
                        "The history has no operation %s.".formatted(id),
                        "See which there are: torrust-tracker-deployer history"));
    }

    private void requireExisting(EnvironmentName name) {
        try (var own = history.stored(name)) {
            if (own.findFirst().isEmpty()) {
                throw new Refused(
                        Reason.NOT_FOUND,
                        "There is no environment %s.".formatted(name),
                        "See which there are: torrust-tracker-deployer list");
            }
        }
    }

    private Set<OperationId> ids(OperationSelection wanted) {
        var ids = new HashSet<OperationId>();
        operations.page(wanted, Window.last(Integer.MAX_VALUE)).items().forEach(operation -> ids.add(operation.id()));
        return ids;
    }

    private boolean hasEvent(Operation operation, EventSelection wanted) {
        var own = new EventSelection(
                operation.environment(),
                wanted.period(),
                wanted.types(),
                null,
                wanted.pattern(),
                Set.of(operation.id()));
        return !events.operationsWith(own).isEmpty();
    }

    private ToldOperation told(Operation operation) {
        return new ToldOperation(operation, isSimulated(operation), liveness(operation));
    }

    private @Nullable Liveness liveness(Operation operation) {
        return operation.isOpen() && operation.holder() != null ? watch.apply(operation) : null;
    }

    /** By the settings of the environment that had the name then; names are given again. */
    private boolean isSimulated(Operation operation) {
        var latest = lives.computeIfAbsent(operation.environment(), answers::status);
        var then = latest.filter(life -> !operation.began().isBefore(life.created()))
                .orElseGet(() -> earlier(operation));
        return then != null && then.configuration().provider().word().equals("simulated");
    }

    private @Nullable EnvironmentStatus earlier(Operation operation) {
        try (var all = history.of(operation.environment())) {
            return PastStatus.fold(all.takeWhile(recorded -> recorded.position() <= operation.position()));
        }
    }
}
