package org.torrust.deployer.cli.presentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class FoldingTest {

    @Test
    void putsWhatDoesNotFitBelowWhereItBegan() {
        assertThat(folded("Failure            Ansible could not install Docker on it.", 40))
                .isEqualTo("""
                Failure            Ansible could not
                                   install Docker on it.
                """);
    }

    @Test
    void leavesWhatFitsAsItIs() {
        assertThat(folded("State              running", 80)).isEqualTo("State              running\n");
    }

    @Test
    void stillFoldsWhereThereIsHardlyRoom() {
        assertThat(folded("Machine            NOT REACHED: No route to host.", 20)
                        .lines())
                .allMatch(line -> line.length() <= 20);
    }

    @Test
    void leavesAWordWholeThatIsTooLong() {
        assertThat(folded("Log  /a/very/long/path/that/is/copied and", 20)).isEqualTo("""
                Log  /a/very/long/path/that/is/copied
                     and
                """);
    }

    private static String folded(String line, int width) {
        var out = new StringWriter();
        Folding.into(new PrintWriter(out), width).println(line);
        return out.toString();
    }
}
