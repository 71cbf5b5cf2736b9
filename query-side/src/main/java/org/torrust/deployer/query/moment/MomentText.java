package org.torrust.deployer.query.moment;

import java.util.Optional;
import java.util.regex.Pattern;
import org.torrust.deployer.api.input.Quoted;
import org.torrust.deployer.api.operation.OperationId;

/** How a moment is written. */
final class MomentText {

    private static final Pattern EVENT = Pattern.compile("@0*([1-9][0-9]{0,17})");
    private static final Pattern OPERATIONS = Pattern.compile("~([0-9]{1,9})");
    private static final String OPERATION = "op:";

    private MomentText() {}

    /** @throws IllegalArgumentException with a sentence for the person who typed it */
    static Moment moment(String text) {
        if (text.equals("head")) {
            return Moment.HEAD;
        }
        return counted(text).or(() -> operation(text)).or(() -> time(text)).orElseThrow(() -> none(text));
    }

    private static Optional<Moment> counted(String text) {
        var event = EVENT.matcher(text);
        if (event.matches()) {
            return Optional.of(new Moment.Event(Long.parseLong(event.group(1))));
        }
        var operations = OPERATIONS.matcher(text);
        return operations.matches()
                ? Optional.of(new Moment.OperationsAgo(Integer.parseInt(operations.group(1))))
                : Optional.empty();
    }

    private static Optional<Moment> operation(String text) {
        return text.startsWith(OPERATION)
                ? Optional.of(new Moment.EndOf(new OperationId(text.substring(OPERATION.length()))))
                : Optional.empty();
    }

    private static Optional<Moment> time(String text) {
        return PointInTime.isLike(text) ? Optional.of(new Moment.Time(PointInTime.parse(text))) : Optional.empty();
    }

    private static IllegalArgumentException none(String text) {
        return new IllegalArgumentException(
                "'%s' is not a moment: use @N (the N-th event, from 1), ~N (N operations ago), op:ID (the end of that operation), a time like 2026-11-24T12:00:00Z, an age like 2h, or head"
                        .formatted(Quoted.of(text)));
    }
}
