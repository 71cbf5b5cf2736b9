package org.torrust.deployer.eventstore;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.torrust.deployer.api.environment.EnvironmentEvent;

/**
 * What a release wrote, every later one reads: {@code events/<name>.<revision>.json} is never edited. A new shape of an
 * event is a new file under the next revision, and an upcaster from the one before.
 */
class GoldenEventsTest {

    private static final Path FOLDER = Path.of("src/test/resources/events");

    private static final String PROVENANCE = """
            {"actor":"ada@workshop","cause":"","arguments":[],"versions":{}}""";

    private final EventCodec codec = new EventCodec();
    private final ObjectMapper json = new ObjectMapper();

    private final Map<EventType, EnvironmentEvent> samples =
            Samples.EVENTS.stream().collect(toMap(EventNames::of, event -> event));

    @TestFactory
    List<DynamicTest> areReadAsWhatTheyMeant() {
        return golden().stream()
                .map(file -> DynamicTest.dynamicTest(
                        name(file), () -> assertThat(read(file)).isEqualTo(sample(file))))
                .toList();
    }

    @TestFactory
    List<DynamicTest> areWrittenTheSameWayToday() {
        return samples.entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey().name(),
                        () -> assertThat(json.readTree(codec.write(sample.getValue())))
                                .isEqualTo(json.readTree(text(file(sample.getKey()))))))
                .toList();
    }

    @Test
    void areThereForEveryEventAndRevision() {
        assertThat(golden())
                .containsAll(EventNames.TYPES.values().stream()
                        .map(GoldenEventsTest::file)
                        .toList());
    }

    private EnvironmentEvent read(Path file) throws IOException {
        return codec.read(new StoredEvent(
                        1, "demo", 0, "id", type(file), "2026-11-24T12:00:00Z", text(file), PROVENANCE, ""))
                .event();
    }

    private EnvironmentEvent sample(Path file) {
        var older = Samples.OLDER.get(type(file));
        return older != null ? older : newest(file);
    }

    private EnvironmentEvent newest(Path file) {
        return samples.entrySet().stream()
                .filter(each -> each.getKey().name().equals(type(file).name()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> golden() {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path file(EventType type) {
        return FOLDER.resolve("%s.%d.json".formatted(type.name(), type.revision()));
    }

    private static EventType type(Path file) {
        var parts = name(file).split("\\.");
        return new EventType(parts[0] + "." + parts[1], Integer.parseInt(parts[2]));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
