package org.torrust.deployer.adapter.tracker;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.command.port.ProbeReport.Answer;

/** Asks the REST API: {@code api-health}, then {@code api-stats} with the token. */
record ApiProbe(Asking asking, TrackerApi api, @Nullable String token) {

    List<Answer> answers() {
        return List.of(
                asking.ask("api-health", api.base(), api::health), asking.ask("api-stats", api.base(), this::stats));
    }

    private Verdict stats() throws NoAnswerException {
        return token == null ? Verdict.bad("not asked: the API's token is not known") : api.stats(token);
    }
}
