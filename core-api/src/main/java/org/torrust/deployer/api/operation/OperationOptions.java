package org.torrust.deployer.api.operation;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The options an operation was asked with.
 *
 * @param chosen without repetition, in the order of {@link OperationOption}
 * @param timeoutSeconds how long a wait of this operation may last instead of what the settings say, or null
 */
public record OperationOptions(
        List<OperationOption> chosen, @Nullable Integer timeoutSeconds) {

    public static final OperationOptions NONE = new OperationOptions(List.of(), null);

    public OperationOptions {
        chosen = chosen.stream().distinct().sorted().toList();
        if (timeoutSeconds != null && (timeoutSeconds < 1 || timeoutSeconds > 86_400)) {
            throw new IllegalArgumentException("a timeout is 1 to 86400 seconds, not %d".formatted(timeoutSeconds));
        }
    }

    public static OperationOptions of(OperationOption... chosen) {
        return new OperationOptions(List.of(chosen), null);
    }

    public boolean has(OperationOption option) {
        return chosen.contains(option);
    }

    /** These and one more, if it is wished. */
    public OperationOptions with(OperationOption option, boolean wished) {
        return wished
                ? new OperationOptions(
                        Stream.concat(chosen.stream(), Stream.of(option)).toList(), timeoutSeconds)
                : this;
    }

    public OperationOptions within(@Nullable Integer seconds) {
        return new OperationOptions(chosen, seconds);
    }
}
