package org.torrust.deployer.e2e;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The places of a workspace that {@code docs/security.md} names as those of secrets: so the page is what is tested. */
final class SecretPlaces {

    private static final Pattern ROW = Pattern.compile("\\| `((?:data|build|config)[^`]*)` \\|.*");

    private final List<String> places;

    SecretPlaces() throws IOException {
        try (var lines = Files.lines(Shell.root().resolve("docs/security.md"))) {
            places = lines.map(ROW::matcher)
                    .filter(row -> row.matches())
                    .map(row -> row.group(1))
                    .toList();
        }
    }

    /** @param file relative to the workspace */
    boolean has(Path file) {
        return places.stream().anyMatch(place -> isAt(place, file));
    }

    /** Those at which there is nothing. */
    List<String> emptyIn(Path workspace) throws IOException {
        try (var all = Files.walk(workspace)) {
            var files =
                    all.filter(Files::isRegularFile).map(workspace::relativize).toList();
            return places.stream()
                    .filter(place -> files.stream().noneMatch(file -> isAt(place, file)))
                    .toList();
        }
    }

    private static boolean isAt(String place, Path file) {
        var pattern = Stream.of("ENV", "OPERATION").reduce(place, (text, word) -> text.replace(word, "*"));
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(file);
    }
}
