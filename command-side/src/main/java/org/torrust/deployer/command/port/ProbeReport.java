package org.torrust.deployer.command.port;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tracker answered, request by request.
 *
 * @param measured what was timed; empty unless that was asked for
 */
public record ProbeReport(List<Answer> answers, List<Measured> measured) {

    public ProbeReport {
        answers = List.copyOf(answers);
        measured = List.copyOf(measured);
    }

    public ProbeReport(List<Answer> answers) {
        this(answers, List.of());
    }

    /** Whether there was a request, and every one was answered as it should be. */
    public boolean isGood() {
        return !answers.isEmpty() && answers.stream().allMatch(Answer::ok);
    }

    /** The names of the checks that failed, each as often as it did. */
    public List<String> failed() {
        return answers.stream()
                .filter(answer -> !answer.ok())
                .map(Answer::check)
                .toList();
    }

    /**
     * One request and what came of it.
     *
     * @param check its stable name, e.g. {@code udp-announce}
     * @param endpoint where it was sent, without secrets, e.g. {@code udp://10.0.0.7:6969}
     * @param detail what was answered, or why it counts as no answer
     */
    public record Answer(String check, String endpoint, boolean ok, String detail, Duration took) {}

    /** @param before the environment's last measurement of the same, or null when there is none */
    public record Measured(Measurement now, @Nullable Measurement before) {}
}
