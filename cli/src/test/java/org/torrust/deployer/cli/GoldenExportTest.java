package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.torrust.deployer.cli.wiring.DeployerProgram;
import org.torrust.deployer.eventstore.ExportedHistory;

/**
 * What every release exported, every later one understands: {@code exports/VERSION.jsonl} is never edited. Each release
 * leaves one more, made by {@code end-to-end/golden-export}.
 */
class GoldenExportTest {

    static Stream<Path> exports() throws IOException {
        try (var files = Files.list(Path.of("../event-store/src/test/resources/exports"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void isAsItWasWritten(Path export) throws IOException {
        try (var events = ExportedHistory.in(export).after(0)) {
            assertThat(events).hasSizeGreaterThan(100);
        }
        for (var line : Files.readAllLines(export)) {
            SchemasTest.describes("export", line);
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void isImportedVerifiedFoldedAndExportedToTheSameBytes(Path export, @TempDir Path folder) throws IOException {
        var audit = folder.resolve("audit").toString();
        succeeds("events", "import", export.toString(), "--into", audit);

        assertThat(succeeds("events", "verify", "--workspace", audit)).contains(" events are as they were written.");
        assertThat(succeeds("projections", "verify", "--workspace", audit))
                .contains("list      5 answers, the same as the events give");
        assertThat(states(audit))
                .containsExactly(
                        "demo running", "gone destroyed", "killed provisioned", "new created", "stopped created");
        assertThat(succeeds("events", "export", "--workspace", audit)).isEqualTo(Files.readString(export));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void isPlayedAgainTheSameWay(Path export) {
        assertThat(succeeds("replay", "--file", export.toString(), "--check")).contains("nothing is otherwise");
    }

    private static List<String> states(String workspace) {
        return succeeds("list", "--workspace", workspace)
                .lines()
                .skip(1)
                .map(line -> line.split(" +"))
                .map(words -> words[0] + " " + words[1])
                .toList();
    }

    private static String succeeds(String... arguments) {
        var run = DeployerRun.of(new DeployerProgram(), arguments);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return run.out();
    }
}
