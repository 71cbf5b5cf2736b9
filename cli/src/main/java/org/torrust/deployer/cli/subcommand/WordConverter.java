package org.torrust.deployer.cli.subcommand;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.input.Quoted;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.eventstore.EventType;
import org.torrust.deployer.query.history.Operation;
import org.torrust.deployer.query.history.Outcome;
import org.torrust.deployer.query.list.ListOrder;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of a few words; says which there are to who types another one, and to the shell's completion. */
abstract class WordConverter<T> implements ITypeConverter<T>, Iterable<String> {

    private final Map<String, T> meanings;

    private WordConverter(T[] values, Function<T, String> word) {
        this.meanings = Arrays.stream(values)
                .collect(Collectors.toMap(word, value -> value, (one, other) -> one, LinkedHashMap::new));
    }

    @Override
    public T convert(String text) {
        var meaning = meanings.get(text);
        if (meaning == null) {
            throw new TypeConversionException(
                    "'%s' is none of %s".formatted(Quoted.of(text), String.join(", ", meanings.keySet())));
        }
        return meaning;
    }

    @Override
    public Iterator<String> iterator() {
        return meanings.keySet().iterator();
    }

    /** The states of an environment. */
    static final class States extends WordConverter<State> {
        States() {
            super(State.values(), State::word);
        }
    }

    /** How operations went. */
    static final class Outcomes extends WordConverter<Outcome> {
        Outcomes() {
            super(Outcome.values(), Outcome::word);
        }
    }

    /** Subcommands that are recorded, and names of events; also those of events that only a newer deployer knows. */
    static final class Types extends WordConverter<String> {
        private static final Pattern EVENT = Pattern.compile("[a-z][a-z-]*\\.[a-z][a-z-]*");

        Types() {
            super(names().toArray(String[]::new), name -> name);
        }

        private static Stream<String> names() {
            var kinds = Stream.concat(
                    Arrays.stream(OperationKind.values()).map(OperationKind::word),
                    Stream.of(Operation.CONFIG_SET, Operation.TEST));
            return Stream.concat(kinds, EventType.names().stream());
        }

        /** A shell would cut the others. */
        @Override
        public Iterator<String> iterator() {
            return names().filter(name -> !name.contains(" ")).iterator();
        }

        @Override
        public String convert(String text) {
            return EVENT.matcher(text).matches() ? text : super.convert(text);
        }
    }

    /** What the list can be sorted by. */
    static final class Orders extends WordConverter<ListOrder> {
        Orders() {
            super(ListOrder.values(), ListOrder::word);
        }
    }
}
