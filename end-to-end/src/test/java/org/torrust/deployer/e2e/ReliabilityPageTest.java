package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that says which test proves which case names tests and scripts that are there. */
class ReliabilityPageTest {

    private static final Path ROOT = Shell.root();
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");
    private static final Pattern SCRIPT = Pattern.compile("`((?:[\\w-]+(?:\\.d)?/)*[\\w-]+\\.sh|end-to-end/run)`");

    private static final Pattern HEAD = Pattern.compile("\\| (Case \\|.*Proved by|---.*) \\|");

    /** The last column, where "same" is what the row above has. */
    private static final Pattern PROOF = Pattern.compile("\\| (same|[^|]*(`\\w+Test|\\.sh`|\\*real\\*))[^|]*\\|$");

    @Test
    void namesEachTestThatIsThereOnce() throws IOException {
        assertThat(named(TEST))
                .hasSizeGreaterThan(100)
                .allSatisfy(name -> assertThat(tests(name.group(1)))
                        .as(name.group())
                        .singleElement()
                        .satisfies(file -> assertThat(file)
                                .content()
                                .contains("class %s ".formatted(name.group(name.group(2) == null ? 1 : 2)))));
    }

    @Test
    void namesScriptsThatAreThere() throws IOException {
        assertThat(named(SCRIPT))
                .hasSizeGreaterThan(3)
                .allSatisfy(name -> assertThat(Stream.of("", "end-to-end", "end-to-end/faults.d"))
                        .as(name.group())
                        .anyMatch(folder ->
                                Files.isRegularFile(ROOT.resolve(folder).resolve(name.group(1)))));
    }

    @Test
    void hasAProofInEachRow() throws IOException {
        var cases = Files.readString(ROOT.resolve("docs/reliability.md")).split("## Figures")[0];

        assertThat(cases.lines()
                        .filter(line ->
                                line.startsWith("| ") && !HEAD.matcher(line).matches()))
                .hasSizeGreaterThan(100)
                .allMatch(row -> PROOF.matcher(row).find());
    }

    private static List<MatchResult> named(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(ROOT.resolve("docs/reliability.md")))
                .results()
                .toList();
    }

    private static List<Path> tests(String name) {
        try (var modules =
                Files.newDirectoryStream(ROOT, folder -> Files.isDirectory(folder.resolve("src/test/java")))) {
            var found = new ArrayList<Path>();
            for (var module : modules) {
                try (var files = Files.walk(module.resolve("src/test/java"))) {
                    files.filter(file -> file.endsWith(name + ".java")).forEach(found::add);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
