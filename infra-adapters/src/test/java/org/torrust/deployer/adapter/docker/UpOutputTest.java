package org.torrust.deployer.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UpOutputTest {

    @Test
    void seesThatEverythingWasUp() {
        assertThat(UpOutput.changedNothing(" Container tracker  Running\n")).isTrue();
        assertThat(UpOutput.changedNothing("WARN[0000] something\n Container a  Running\n Container b  Running\n"))
                .isTrue();
    }

    @Test
    void seesWorkInEveryOtherWord() {
        assertThat(UpOutput.changedNothing(
                        " Container tracker  Created\n Container tracker  Starting\n Container tracker  Started\n"))
                .isFalse();
        assertThat(UpOutput.changedNothing(" Container tracker  Recreate\n Container a  Running\n"))
                .isFalse();
        assertThat(UpOutput.changedNothing(" Network torrust_default  Created\n Container a  Running\n"))
                .isFalse();
        assertThat(UpOutput.changedNothing(" Container tracker  Whatever\n")).isFalse();
    }

    @Test
    void doesNotTakeSilenceForNothingToDo() {
        assertThat(UpOutput.changedNothing("")).isFalse();
    }
}
