package org.torrust.deployer.cli.subcommand;

import java.util.function.Function;
import org.torrust.deployer.api.input.Quoted;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.cli.history.OperationName;
import org.torrust.deployer.query.moment.EnvironmentMoment;
import org.torrust.deployer.query.moment.Moment;
import org.torrust.deployer.query.moment.PointInTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a value that keeps its own rule; the rule's own sentence is what a wrong one gets. */
abstract class ValueConverter<T> implements ITypeConverter<T> {

    private final Function<String, T> rule;

    ValueConverter(Function<String, T> rule) {
        this.rule = rule;
    }

    @Override
    public final T convert(String text) {
        try {
            return rule.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    /** A REF: a moment of an environment that is named beside it. */
    static final class Moments extends ValueConverter<Moment> {
        Moments() {
            super(Moment::parse);
        }
    }

    /** A REF that names its environment. */
    static final class EnvironmentMoments extends ValueConverter<EnvironmentMoment> {
        EnvironmentMoments() {
            super(EnvironmentMoment::parse);
        }
    }

    /** An operation's id. */
    static final class Operations extends ValueConverter<OperationId> {
        Operations() {
            super(OperationId::new);
        }
    }

    /** An operation, by its id or one of its events. */
    static final class OperationNames extends ValueConverter<OperationName> {
        OperationNames() {
            super(OperationName::parse);
        }
    }

    /** A time limit of a day at most, in seconds. */
    static final class SecondsOfADay extends ValueConverter<Integer> {
        SecondsOfADay() {
            super(text -> seconds(text, 86_400));
        }
    }

    /** A time limit of an hour at most, in seconds. */
    static final class SecondsOfAnHour extends ValueConverter<Integer> {
        SecondsOfAnHour() {
            super(text -> seconds(text, 3600));
        }
    }

    private static int seconds(String text, int longest) {
        var seconds = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (seconds < 1 || seconds > longest) {
            throw new IllegalArgumentException(
                    "'%s' is not a whole number of seconds, 1 to %d".formatted(Quoted.of(text), longest));
        }
        return seconds;
    }

    /** A time, or an age. */
    static final class Times extends ValueConverter<PointInTime> {
        Times() {
            super(PointInTime::parse);
        }
    }
}
