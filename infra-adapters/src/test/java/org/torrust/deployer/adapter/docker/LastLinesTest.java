package org.torrust.deployer.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LastLinesTest {

    @Test
    void leavesOutColoursAndEmptyLines() {
        assertThat(LastLines.of("\u001b[2K\u001b[31merror\u001b[0m: no\r\n\n\tdisk\u0007\n"))
                .isEqualTo("error: no\n\tdisk");
    }

    @Test
    void keepsTheLastTwentyLines() {
        var text = IntStream.rangeClosed(1, 50).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));

        assertThat(LastLines.of(text))
                .startsWith("line 31\n")
                .endsWith("line 50")
                .hasLineCount(20);
    }

    @Test
    void saysOnceWhatACrashLoopSaysAgainAndAgain() {
        assertThat(LastLines.of("loading\npanicked\n".repeat(30))).isEqualTo("loading\npanicked");
    }

    @Test
    void cutsLinesThatWouldFillAScreen() {
        assertThat(LastLines.of("a".repeat(5000))).hasSize(1001).endsWith("a…");
    }
}
