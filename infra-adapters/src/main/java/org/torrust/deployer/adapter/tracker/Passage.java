package org.torrust.deployer.adapter.tracker;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.command.port.ProbeReport.Answer;

/**
 * Lets the peers of a suite into a tracker that is not open to everyone ({@code admission}): with a key that soon ends, or by
 * putting their torrents on the list. Both are taken back when it is closed.
 */
final class Passage implements AutoCloseable {

    private static final int KEY_SECONDS = 600;

    private final TrackerApi api;
    private final String token;
    private final List<String> listed = new ArrayList<>();
    private String key = "";

    private Passage(TrackerApi api, String token) {
        this.api = api;
        this.token = token;
    }

    /** @param answers gets what came of it, where something had to be done */
    static Passage opened(
            Asking asking,
            TrackerApi api,
            @Nullable String token,
            Admission admission,
            List<String> torrents,
            List<Answer> answers) {
        var passage = new Passage(api, token == null ? "" : token);
        if (token == null && admission != Admission.EVERYONE) {
            answers.add(asking.ask("admission", api.base(), () -> Verdict.bad("the API's token is not known")));
            return passage;
        }
        switch (admission) {
            case EVERYONE -> {}
            case KNOWN_PEERS -> answers.add(asking.ask("admission", api.base(), passage::getKey));
            case KNOWN_TORRENTS -> answers.add(asking.ask("admission", api.base(), () -> passage.list(torrents)));
        }
        return passage;
    }

    /** The key peers need, or empty. */
    String key() {
        return key;
    }

    @Override
    public void close() {
        try {
            if (!key.isEmpty()) {
                api.withdraw(key, token);
            }
            for (var torrent : listed) {
                api.unlist(torrent, token);
            }
        } catch (NoAnswerException e) {
            // The key ends by itself, and a listed torrent nobody has does no harm; the tests have told what is wrong.
            return;
        }
    }

    private Verdict getKey() throws NoAnswerException {
        key = api.key(KEY_SECONDS, token);
        return Verdict.good("got a key for this test");
    }

    private Verdict list(List<String> torrents) throws NoAnswerException {
        for (var torrent : torrents) {
            var verdict = api.list(torrent, token);
            if (!verdict.ok()) {
                return verdict;
            }
            listed.add(torrent);
        }
        return Verdict.good("listed the torrents of this test");
    }
}
