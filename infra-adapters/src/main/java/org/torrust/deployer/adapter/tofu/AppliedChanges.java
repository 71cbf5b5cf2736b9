package org.torrust.deployer.adapter.tofu;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.torrust.deployer.api.input.PlainFolder;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.PlannedChange;

/** Reads from what OpenTofu said in an operation what it did. */
public final class AppliedChanges {

    private static final String SAID = "stdout";

    private AppliedChanges() {}

    /** @param jobs the operation's job folders; what is not there any more is not told */
    public static List<PlannedChange> in(Path jobs) {
        return Stream.of(Step.TOFU_APPLY, Step.TOFU_DESTROY)
                .map(step -> jobs.resolve(step.word()))
                .filter(Files::isDirectory)
                .flatMap(step -> roots(step).stream())
                .flatMap(root -> of(root.resolve(SAID)).stream())
                .toList();
    }

    /** In the order they were worked on. */
    private static List<Path> roots(Path step) {
        try {
            return PlainFolder.entries(step).stream()
                    .filter(root -> Files.isRegularFile(root.resolve(SAID)))
                    .sorted(Comparator.comparingLong(
                                    (Path root) -> root.resolve(SAID).toFile().lastModified())
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("What OpenTofu said cannot be found", e);
        }
    }

    private static List<PlannedChange> of(Path said) {
        // Which of them is the machine is not asked here.
        var lines = new TofuLines("", doing -> {});
        try (BufferedReader reader = Files.newBufferedReader(said, StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines);
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // It is a courtesy; what happened is told by the events.
        }
        return lines.applied();
    }
}
