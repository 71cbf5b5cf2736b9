package org.torrust.deployer.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;

class ProgressDisplayTest {

    private final StringWriter err = new StringWriter();
    private final Hand hand = new Hand();

    /** A clock that is moved by hand. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-24T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private record Screen(boolean isLive, int width) implements Console {

        @Override
        public boolean isOutputLive() {
            return false;
        }

        @Override
        public String ask(PrintWriter err, String question) {
            return null;
        }
    }

    private ProgressDisplay display(boolean live, int width, boolean verbose, boolean quiet) {
        return new ProgressDisplay(new PrintWriter(err), new Screen(live, width), hand, verbose, quiet);
    }

    private void apply(ProgressDisplay display, StepOutcome outcome) {
        display.started(Step.TOFU_APPLY);
        hand.pass(Duration.ofMillis(4100));
        display.doing(Step.TOFU_APPLY, "lxd_instance.machine: creating");
        hand.pass(Duration.ofSeconds(4));
        display.ended(Step.TOFU_APPLY, outcome);
        display.stop();
    }

    @Test
    void isOneLineAStepWhereThereIsNoTerminal() {
        apply(display(false, 80, false, false), StepOutcome.done());

        assertThat(err).hasToString("provision tofu-apply       done in 8.1 s\n");
    }

    @Test
    void saysWhyThereWasNothingToDo() {
        apply(display(false, 80, false, false), new StepOutcome.AlreadyTrue("no changes"));

        assertThat(err).hasToString("provision tofu-apply       nothing to do: no changes\n");
    }

    @Test
    void saysWhatFailed() {
        apply(display(false, 80, false, false), new StepOutcome.Failed(Failure.of("No.", "Again."), null));

        assertThat(err).hasToString("provision tofu-apply       FAILED after 8.1 s\n");
    }

    @Test
    void saysWhatTheToolIsAtWhenAskedTo() {
        apply(display(false, 80, true, false), StepOutcome.done());

        assertThat(err).hasToString("""
                provision tofu-apply       … lxd_instance.machine: creating
                provision tofu-apply       done in 8.1 s
                """);
    }

    @Test
    void isSilentWhenToldTo() {
        apply(display(true, 80, true, true), StepOutcome.done());

        assertThat(err).hasToString("");
    }

    @Test
    void movesOnATerminalAndLeavesOneLineAStep() {
        apply(display(true, 80, false, false), StepOutcome.done());

        assertThat(err.toString()).contains("provision tofu-apply 4.1 s lxd_instance.machine: creating");
        assertThat(seen(err.toString())).isEqualTo("provision tofu-apply       done in 8.1 s\n");
    }

    @Test
    void staysWithinTwentyColumns() {
        var display = display(true, 20, false, false);

        display.started(Step.TOFU_APPLY);
        display.doing(Step.TOFU_APPLY, "lxd_instance.machine: creating");

        assertThat(err.toString().split("\r\u001b\\[K")).allMatch(line -> line.length() < 20);
        display.stop();
    }

    @Test
    void survivesAScreenThatBreaks() {
        var broken = new PrintWriter(new java.io.Writer() {
            @Override
            public void write(char[] text, int from, int length) throws java.io.IOException {
                throw new java.io.IOException("gone");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });

        apply(new ProgressDisplay(broken, new Screen(true, 80), hand, true, false), StepOutcome.done());

        assertThat(broken.checkError()).isTrue();
    }

    /** What a terminal shows in the end. */
    private static String seen(String written) {
        return written.replaceAll("[^\n]*\r\u001b\\[K", "");
    }
}
