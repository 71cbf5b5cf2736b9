package org.torrust.deployer.adapter.doctor;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The environments of the history by their names, as folders and labels have them. */
final class Register {

    private final Map<String, Known> byName;
    private final boolean isTold;

    /** @param environments null when the history does not tell */
    Register(@Nullable Collection<Known> environments) {
        isTold = environments != null;
        byName = (environments == null ? List.<Known>of() : environments)
                .stream().collect(Collectors.toMap(known -> known.name().value(), Function.identity()));
    }

    /** Whether it is known what there is; where it is not, nothing is judged by it. */
    boolean isTold() {
        return isTold;
    }

    List<Known> living() {
        return byName.values().stream()
                .filter(known -> !known.isDestroyed())
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    boolean lives(String name) {
        return of(name).filter(known -> !known.isDestroyed()).isPresent();
    }

    /** Whether it lives, and its machine is at that provider. */
    boolean lives(String name, String provider) {
        return lives(name) && of(name).orElseThrow().provider().equals(provider);
    }

    Optional<Known> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Whether any has its machine there, or had; or may have. */
    boolean uses(String provider) {
        return !isTold
                || byName.values().stream().anyMatch(known -> known.provider().equals(provider));
    }

    boolean isInUse(String provider) {
        return living().stream().anyMatch(known -> known.provider().equals(provider));
    }

    /** How a name stands, for a sentence. */
    String standing(String name) {
        return of(name).isPresent() ? "%s is destroyed".formatted(name) : "there is no environment %s".formatted(name);
    }
}
