package org.torrust.deployer.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ShellWordsTest {

    @Test
    void leavesPlainWordsAsTheyAre() {
        assertThat(ShellWords.line(
                        List.of("docker", "compose", "--project-directory", "/opt/torrust/releases/20261124", "ps")))
                .isEqualTo("docker compose --project-directory /opt/torrust/releases/20261124 ps");
    }

    @Test
    void quotesWhatAShellWouldRead() {
        assertThat(ShellWords.line(List.of("echo", "it's $HOME", "", "a=b", "~")))
                .isEqualTo("echo 'it'\\''s $HOME' '' 'a=b' '~'");
    }

    @Test
    void refusesWhatNoProgramCanBeGiven() {
        assertThatThrownBy(() -> ShellWords.line(List.of("echo", "a\0b")))
                .hasMessage("an argument holds a NUL character");
        assertThatThrownBy(() -> ShellWords.line(List.of())).hasMessage("there is no command to run");
    }

    @Property(tries = 100)
    void aShellReadsBackEveryArgument(@ForAll("arguments") List<String> arguments) throws Exception {
        var command = new java.util.ArrayList<>(List.of("printf", "%s\\0"));
        command.addAll(arguments);

        assertThat(sh(ShellWords.line(command))).isEqualTo(String.join("\0", arguments) + "\0");
    }

    @Provide
    Arbitrary<List<String>> arguments() {
        var nasty =
                Arbitraries.of("'", "\"", "\\", "$(id)", "`id`", "\n", "\r\n", " ", "*", "~", "#", "!", "-n", "&", ";");
        var any = Arbitraries.strings().ofMaxLength(20).filter(text -> text.indexOf('\0') < 0 && encodes(text));
        return Arbitraries.oneOf(any, nasty, Arbitraries.just(""))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static boolean encodes(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static String sh(String line) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("/bin/sh").redirectErrorStream(true).start();
        try (var script = shell.getOutputStream()) {
            script.write(line.getBytes(StandardCharsets.UTF_8));
        }
        var output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        return output;
    }
}
