package org.torrust.deployer.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.api.environment.EnvironmentEvent;

class EventNamesTest {

    @Test
    void nameEveryEventThereIs() {
        assertThat(EventNames.TYPES.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        leaves(EnvironmentEvent.class).toList());
    }

    @Test
    void giveNoNameTwice() {
        assertThat(EventNames.TYPES.values()).extracting(EventType::name).doesNotHaveDuplicates();
    }

    @Test
    void leadBackToTheClass() {
        EventNames.TYPES.forEach(
                (type, stored) -> assertThat(EventNames.known(stored, 1)).isEqualTo(type));
    }

    private static Stream<Class<? extends EnvironmentEvent>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventNamesTest::leaves)
                : Stream.of(type.asSubclass(EnvironmentEvent.class));
    }
}
