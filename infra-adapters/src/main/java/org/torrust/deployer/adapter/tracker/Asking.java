package org.torrust.deployer.adapter.tracker;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.torrust.deployer.command.port.ProbeReport.Answer;

/**
 * Puts questions to a tracker, and writes down what came of each and how long it took.
 *
 * @param doing told what is asked
 * @param limit for all questions together
 */
record Asking(InstantSource clock, Consumer<String> doing, TimeLimit limit) {

    Answer ask(String check, String endpoint, Question question) {
        doing.accept("%s %s".formatted(check, endpoint));
        var begun = clock.instant();
        var verdict = judged(question);
        return new Answer(check, endpoint, verdict.ok(), verdict.detail(), Duration.between(begun, clock.instant()));
    }

    private Verdict judged(Question question) {
        try {
            return limit.within(question);
        } catch (NoAnswerException e) {
            return Verdict.bad(String.valueOf(e.getMessage()));
        }
    }

    /** One request and the judgement of its answer. */
    @FunctionalInterface
    interface Question {
        Verdict put() throws NoAnswerException;
    }
}
