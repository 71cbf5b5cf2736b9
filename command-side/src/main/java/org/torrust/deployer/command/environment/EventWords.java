package org.torrust.deployer.command.environment;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;

/** Tells events apart in words, whatever is in them. */
final class EventWords {

    private static final List<String> KNOWN_ANYWAY =
            List.of("environment", "operation", "from", "holder", "configuration");

    private EventWords() {}

    /** E.g. {@code step completed: step tofu-apply}. */
    static String of(EnvironmentEvent event) {
        return words(event, component -> true, component -> words(value(component, event)));
    }

    /** The same with nothing but what is otherwise in {@code other}, where that is an event of the same kind. */
    static String against(EnvironmentEvent other, EnvironmentEvent event) {
        return other.getClass() == event.getClass()
                ? words(
                        event,
                        component -> !Objects.equals(value(component, event), value(component, other)),
                        component -> against(value(component, other), value(component, event)))
                : of(event);
    }

    private static String words(
            EnvironmentEvent event, Predicate<RecordComponent> wanted, Function<RecordComponent, String> words) {
        var parts = Arrays.stream(event.getClass().getRecordComponents())
                .filter(component -> !KNOWN_ANYWAY.contains(component.getName()))
                .filter(wanted)
                .map(component -> component.getName() + " " + words.apply(component))
                .collect(Collectors.joining("; "));
        return parts.isEmpty() ? name(event) : name(event) + ": " + parts;
    }

    /** Of two long lists in the same order, what only one of them has says more than both. */
    private static String against(@Nullable Object other, @Nullable Object value) {
        if (!(value instanceof List<?> list && other instanceof List<?> others) || !isOrderedAlike(list, others)) {
            return words(value);
        }
        var more = list.stream().filter(each -> !others.contains(each)).toList();
        var less = others.stream().filter(each -> !list.contains(each)).toList();
        return Stream.of(less.isEmpty() ? "" : "without " + words(less), more.isEmpty() ? "" : "with " + words(more))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private static boolean isOrderedAlike(List<?> list, List<?> others) {
        return !list.equals(others)
                && list.stream()
                        .filter(others::contains)
                        .toList()
                        .equals(others.stream().filter(list::contains).toList())
                && list.size() > 1
                && others.size() > 1;
    }

    private static String name(EnvironmentEvent event) {
        return event.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object value(RecordComponent component, EnvironmentEvent event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("an event's fields can be read", e);
        }
    }

    private static String words(@Nullable Object value) {
        return switch (value) {
            case null -> "none";
            case List<?> list when list.isEmpty() -> "none";
            case List<?> list -> list.stream().map(EventWords::words).collect(Collectors.joining(", "));
            case Release release -> release.id().value();
            case Failure failure -> failure.summary();
            case Phase phase -> phase.word();
            case OperationOptions options -> words(parts(options));
            default -> value.toString();
        };
    }

    private static List<String> parts(OperationOptions options) {
        var timeout = options.timeoutSeconds();
        return Stream.concat(
                        options.chosen().stream().map(OperationOption::word),
                        timeout == null ? Stream.of() : Stream.of("timeout %d s".formatted(timeout)))
                .toList();
    }
}
