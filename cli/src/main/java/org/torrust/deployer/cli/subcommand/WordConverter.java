package org.torrust.deployer.cli.subcommand;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.torrust.deployer.api.environment.State;
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
                    "'%s' is none of %s".formatted(text, String.join(", ", meanings.keySet())));
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

    /** What the list can be sorted by. */
    static final class Orders extends WordConverter<ListOrder> {
        Orders() {
            super(ListOrder.values(), ListOrder::word);
        }
    }
}
