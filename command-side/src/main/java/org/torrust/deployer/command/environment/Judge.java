package org.torrust.deployer.command.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.torrust.deployer.api.environment.EnvironmentCommand;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.EnvironmentEvent.OperationStarted;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.history.RecordedEvent;
import org.torrust.deployer.api.operation.Step;

/**
 * Has this program decide again what is recorded of one environment, and tells where it would do otherwise now: which
 * events follow from what the environment was told, and which work an operation asks for next. Needs nothing but the
 * events; one for each environment.
 */
public final class Judge {

    private final BiFunction<EnvironmentCommand, Life, List<EnvironmentEvent>> decision;
    private final Course course;
    private final List<Heard> episode = new ArrayList<>();
    private Life life = new Life.Unborn();
    private long decisions;

    public Judge() {
        this(Decision::on, Plan::next);
    }

    /** A judge by another program than this one. */
    Judge(
            BiFunction<EnvironmentCommand, Life, List<EnvironmentEvent>> decision,
            BiFunction<EnvironmentEvent, OperationInProgress, List<Step>> next) {
        this.decision = decision;
        this.course = new Course(next);
    }

    /**
     * Hears the environment's next event.
     *
     * @param isOlder whether it was written in an older shape: then it does not say all that today's event would
     * @return what is otherwise in what was heard before; events that were recorded together are judged together
     */
    public List<Difference> hear(RecordedEvent recorded, boolean isOlder) {
        var differences = episode.isEmpty() || isOfEpisode(recorded) ? List.<Difference>of() : settle();
        episode.add(new Heard(recorded, isOlder));
        return differences;
    }

    /** What is otherwise in what was heard last. */
    public List<Difference> end() {
        return episode.isEmpty() ? List.of() : settle();
    }

    /** How many decisions were made again so far. */
    public long decisions() {
        return decisions;
    }

    /** What is recorded together has the same cause: the message the environment was told. */
    private boolean isOfEpisode(RecordedEvent recorded) {
        var cause = recorded.provenance().cause();
        return episode.getLast().recorded().provenance().cause().equals(cause)
                && (!cause.isEmpty() || Told.goesWith(episode.getLast().event(), recorded.event()));
    }

    private List<Difference> settle() {
        decisions++;
        var decided = decidedOtherwise();
        var differences = new ArrayList<Difference>();
        decided.ifPresent(differences::add);
        for (var heard : episode) {
            var gone = course.goneOtherwise(heard.recorded());
            // What was decided otherwise is no wonder to go otherwise too.
            gone.filter(difference -> decided.isEmpty()).ifPresent(differences::add);
            life = life.after(heard.event());
        }
        episode.clear();
        return differences;
    }

    private Optional<Difference> decidedOtherwise() {
        var command = Told.before(episode.stream().map(Heard::event).toList());
        if (command.isEmpty()) {
            return Optional.of(first("nothing it is told leads to this alone"));
        }
        try {
            return firstOtherwise(decision.apply(command.get(), life));
        } catch (Refused refused) {
            return Optional.of(first("it would refuse: " + refused.getMessage()));
        } catch (RuntimeException e) {
            // Whatever a change of the code has broken is to be told with the event it breaks at.
            return Optional.of(first("it would fail: " + e));
        }
    }

    private Difference first(String now) {
        var first = episode.getFirst();
        return new Difference(first.recorded(), EventWords.of(first.event()), now);
    }

    private Optional<Difference> firstOtherwise(List<EnvironmentEvent> expected) {
        for (var i = 0; i < Math.max(expected.size(), episode.size()); i++) {
            if (i >= expected.size()) {
                var heard = episode.get(i);
                return Optional.of(new Difference(heard.recorded(), EventWords.of(heard.event()), "nothing more"));
            }
            if (i >= episode.size()) {
                var last = episode.getLast().recorded();
                return Optional.of(new Difference(last, "nothing more", EventWords.of(expected.get(i))));
            }
            if (!episode.get(i).isAs(expected.get(i))) {
                return Optional.of(episode.get(i).against(expected.get(i)));
            }
        }
        return Optional.empty();
    }

    /** An event that was heard and is not judged yet. */
    private record Heard(RecordedEvent recorded, boolean isOlder) {

        private EnvironmentEvent event() {
            return recorded.event();
        }

        private boolean isAs(EnvironmentEvent expected) {
            return event().equals(expected) || (isOlder && isBeginningOf(expected));
        }

        /** What an operation was to do was not recorded step by step then; steps that came since are no difference. */
        private boolean isBeginningOf(EnvironmentEvent expected) {
            return event() instanceof OperationStarted was
                    && expected instanceof OperationStarted now
                    && was.kind() == now.kind()
                    && now.steps().stream()
                            .filter(step -> was.steps().contains(step))
                            .toList()
                            .equals(was.steps());
        }

        private Difference against(EnvironmentEvent expected) {
            return new Difference(
                    recorded, EventWords.against(expected, event()), EventWords.against(event(), expected));
        }
    }
}
