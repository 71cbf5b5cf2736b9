package org.torrust.deployer.command.port;

import java.time.Duration;
import java.util.List;

/** What a tracker answered, request by request. */
public record ProbeReport(List<Answer> answers) {

    public ProbeReport {
        answers = List.copyOf(answers);
    }

    /** Whether there was a request, and every one was answered as it should be. */
    public boolean isGood() {
        return !answers.isEmpty() && answers.stream().allMatch(Answer::ok);
    }

    /**
     * One request and what came of it.
     *
     * @param check its stable name, e.g. {@code udp-announce}
     * @param endpoint where it was sent, without secrets, e.g. {@code udp://10.0.0.7:6969}
     * @param detail what was answered, or why it counts as no answer
     */
    public record Answer(String check, String endpoint, boolean ok, String detail, Duration took) {}
}
