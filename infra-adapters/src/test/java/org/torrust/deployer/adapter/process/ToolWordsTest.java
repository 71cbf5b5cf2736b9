package org.torrust.deployer.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolWordsTest {

    @TempDir
    private Path folder;

    @Test
    void areTheFirstOrTheLastLines() throws IOException {
        var file = Files.writeString(folder.resolve("stderr"), "\none\n\ntwo\nthree\n");

        assertThat(ToolWords.first(file, 2)).isEqualTo("one\ntwo");
        assertThat(ToolWords.last(file, 2)).isEqualTo("two\nthree");
        assertThat(ToolWords.last(file, 20)).isEqualTo("\none\n\ntwo\nthree");
    }

    @Test
    void areNoneWhereNothingWasSaid() {
        assertThat(ToolWords.first(folder.resolve("none"), 2)).isEmpty();
        assertThat(ToolWords.last(folder.resolve("none"), 2)).isEmpty();
    }

    @Test
    void areKeptWhereSomeBytesAreNoText() throws IOException {
        var file =
                Files.write(folder.resolve("stderr"), "Fehler: müde\nzu Ende\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(ToolWords.first(file, 20)).isEqualTo("Fehler: m\uFFFDde\nzu Ende");
        assertThat(ToolWords.last(file, 1)).isEqualTo("zu Ende");
    }

    @Test
    void areNoMoreThanSomebodyReads() throws IOException {
        var file = Files.writeString(folder.resolve("stdout"), "x".repeat(10_000_000) + "\nthe end");

        assertThat(ToolWords.first(file, 20)).hasSizeLessThan(3000).startsWith("xxx");
        assertThat(ToolWords.last(file, 15)).hasSizeLessThan(3000).endsWith("the end");
    }
}
