package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnlockTest {

    private final FakeProgram program = new FakeProgram(Story.of("demo", "lxd", Duration.ofMinutes(5)));

    @Test
    void abandonsTheOperationThatIsNamed() {
        assertThat(DeployerRun.of(program, "unlock", "demo", "--op", "op-9", "--reason", "its host burnt down"))
                .isEqualTo(DeployerRun.saying(ExitCodes.OK, """
                        Operation op-9 of demo is abandoned. Next: torrust-tracker-deployer status demo
                        """));
        assertThat(program.asked).containsExactly("unlock op-9 of demo: its host burnt down", "close");
    }

    @Test
    void needsTheOperationAndTheReason() {
        assertThat(DeployerRun.of(program, "unlock", "demo", "--reason", "gone").err())
                .contains("Missing required option: '--op=ID'");
        assertThat(DeployerRun.of(program, "unlock", "demo", "--op", "op-9").err())
                .contains("Missing required option: '--reason=WORDS'");
        assertThat(program.asked).isEmpty();
    }

    @Test
    void takesNoReasonWithoutWords() {
        assertThat(DeployerRun.of(program, "unlock", "demo", "--op", "op-9", "--reason", "-"))
                .returns(ExitCodes.USAGE, DeployerRun::exitCode)
                .extracting(DeployerRun::err)
                .asString()
                .contains("There are no words in --reason.");
    }

    @Test
    void takesNoReasonOfSeveralLines() {
        assertThat(DeployerRun.of(program, "unlock", "demo", "--op", "op-9", "--reason", "a\nb"))
                .extracting(DeployerRun::exitCode)
                .isEqualTo(ExitCodes.USAGE);
    }
}
