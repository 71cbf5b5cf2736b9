package org.torrust.deployer.adapter.tracker;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Torrust's REST API. The token goes into the query, the one place that API reads it from, and is kept out of every answer.
 *
 * @param base scheme, host and port, e.g. {@code http://10.0.0.7:1212}
 */
record TrackerApi(WebClient web, String base) {

    Verdict health() throws NoAnswerException {
        return HealthAnswer.judged(web.get(URI.create(base + "/api/health_check")));
    }

    /** A wrong token is answered with status 500. */
    Verdict stats(String token) throws NoAnswerException {
        var reply =
                web.get(URI.create(base + "/api/v1/stats?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)));
        var torrents = HealthAnswer.json(reply).map(body -> body.path("torrents"));
        return reply.isOk()
                        && torrents.filter(count -> count.isIntegralNumber()).isPresent()
                ? Verdict.good("torrents: " + torrents.get().asText())
                : Verdict.bad(reply.quoted().replace(token, "[token]"));
    }
}
