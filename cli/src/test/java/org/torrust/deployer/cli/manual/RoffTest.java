package org.torrust.deployer.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoffTest {

    @Test
    void takesNothingInATextForItsOwn() {
        assertThat(Roff.line(".profile of 'C:\\' costs ~2^8"))
                .isEqualTo("\\&.profile of \\(aqC:\\e\\(aq costs \\(ti2\\(ha8\n");
        assertThat(Roff.line("'quoted'")).isEqualTo("\\(aqquoted\\(aq\n");
    }

    @Test
    void letsOptionsBeCopiedFromThePage() {
        assertThat(Roff.item("--ssh-key", "FILE", "Yours."))
                .isEqualTo(".TP\n\\fB\\-\\-ssh\\-key\\fR \\fIFILE\\fR\nYours.\n");
    }
}
