package org.torrust.deployer.cli;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.wiring.DeployerProgram;
import org.torrust.deployer.eventstore.ExportedHistory;

/**
 * What each release recorded, exported and kept by {@code end-to-end/keep-histories}, replayed by the program as it is
 * now. A difference that is meant is written down here with the reason; what is kept is never written again.
 */
class KeptHistoriesTest {

    private static final Path FOLDER = Path.of("src/test/resources/histories");

    static Stream<Path> kept() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void wouldBeRecordedTheSameToday(Path export) {
        var check = replay("--file", export.toString(), "--check");

        assertThat(check.err()).isEmpty();
        assertThat(check.out()).contains("nothing is otherwise");
    }

    @ParameterizedTest
    @MethodSource("kept")
    void canBePlayedStepByStep(Path export) {
        var played = replay("--file", export.toString(), "--step");

        assertThat(played.err()).isEmpty();
        assertThat(played.out()).contains("state                    - → created", "As of              after event @");
    }

    @ParameterizedTest
    @CsvSource({
        "success, environment.tested services.stopped environment.destroyed",
        "failure-and-retry, operation.failed environment.running",
        "failed-provision-cleaned-up, operation.failed machine.removed environment.configured",
        "interrupted, operation.interrupted operation.abandoned environment.running",
        "switched-back, release.switched-back operation.failed environment.running",
        "destroyed-and-made-again, backup.taken environment.destroyed environment.restoration-started",
        "settings-changed, environment.configuration-changed environment.running"
    })
    void holdWhatTheyAreCalledBy(String name, String types) throws IOException {
        for (var release : releases()) {
            assertThat(types(release.resolve(name + ".jsonl"))).contains(types.split(" "));
        }
    }

    private static Set<Path> releases() throws IOException {
        try (var folders = Files.list(FOLDER)) {
            return folders.collect(toSet());
        }
    }

    private static Set<String> types(Path export) {
        try (var events = ExportedHistory.in(export).stored(new EnvironmentName("demo"))) {
            return events.map(event -> event.type().name()).collect(toSet());
        }
    }

    private static DeployerRun replay(String... arguments) {
        var line = Stream.concat(Stream.of("replay"), Stream.of(arguments)).toArray(String[]::new);
        return DeployerRun.of(new DeployerProgram(), line);
    }
}
