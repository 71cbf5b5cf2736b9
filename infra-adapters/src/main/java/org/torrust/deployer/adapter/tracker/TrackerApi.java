package org.torrust.deployer.adapter.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Torrust's REST API. The token goes into the query, the one place that API reads it from, and is kept out of every answer.
 *
 * @param base scheme, host and port, e.g. {@code http://10.0.0.7:1212}
 */
record TrackerApi(WebClient web, String base) {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{1,64}");

    Verdict health() throws NoAnswerException {
        return HealthAnswer.judged(web.get(URI.create(base + "/api/health_check")));
    }

    /** A wrong token is answered with status 500. */
    Verdict stats(String token) throws NoAnswerException {
        var reply = web.get(at("stats", token));
        var torrents = HealthAnswer.json(reply).map(body -> body.path("torrents"));
        return reply.isOk()
                        && torrents.filter(count -> count.isIntegralNumber()).isPresent()
                ? Verdict.good("torrents: " + torrents.get().asText())
                : Verdict.bad(quoted(reply, token));
    }

    /** Good when the statistics are kept from someone without a token. */
    Verdict refusal() throws NoAnswerException {
        var reply = web.get(URI.create(base + "/api/v1/stats"));
        return reply.isOk()
                ? Verdict.bad("lets anyone in: statistics were told without a token")
                : Verdict.good("refused with HTTP %d, as it must be".formatted(reply.status()));
    }

    /** What the tracker has counted, by name, e.g. {@code udp4_announces_handled}. */
    Map<String, Long> counters(String token) throws NoAnswerException {
        var reply = web.get(at("stats", token));
        var counters = new HashMap<String, Long>();
        HealthAnswer.json(reply)
                .filter(body -> reply.isOk())
                .ifPresent(body -> body.properties().stream()
                        .filter(entry -> entry.getValue().canConvertToLong())
                        .forEach(entry ->
                                counters.put(entry.getKey(), entry.getValue().asLong())));
        if (counters.isEmpty()) {
            throw new NoAnswerException(quoted(reply, token));
        }
        return counters;
    }

    /** Puts a torrent on the whitelist, which is kept in the database. */
    Verdict list(String torrent, String token) throws NoAnswerException {
        return done(web.send("POST", at("whitelist/" + torrent, token)), token, "written");
    }

    /** Has the tracker read its whitelist from the database. */
    Verdict readList(String token) throws NoAnswerException {
        return done(web.get(at("whitelist/reload", token)), token, "read");
    }

    Verdict unlist(String torrent, String token) throws NoAnswerException {
        return done(web.send("DELETE", at("whitelist/" + torrent, token)), token, "taken back");
    }

    /** Has a key made that lets peers in for so many seconds. */
    String key(int seconds, String token) throws NoAnswerException {
        var reply = web.send("POST", at("key/" + seconds, token));
        return HealthAnswer.json(reply)
                .map(body -> body.path("key").asText())
                .filter(key -> reply.isOk() && KEY.matcher(key).matches())
                .orElseThrow(() -> new NoAnswerException("no key was made: " + quoted(reply, token)));
    }

    Verdict withdraw(String key, String token) throws NoAnswerException {
        return done(web.send("DELETE", at("key/" + key, token)), token, "taken back");
    }

    private URI at(String what, String token) {
        return URI.create("%s/api/v1/%s?token=%s".formatted(base, what, URLEncoder.encode(token, UTF_8)));
    }

    private static Verdict done(HttpReply reply, String token, String how) {
        var status = HealthAnswer.json(reply)
                .map(body -> body.path("status").asText())
                .orElse("");
        return reply.isOk() && status.equals("ok") ? Verdict.good(how) : Verdict.bad(quoted(reply, token));
    }

    private static String quoted(HttpReply reply, String token) {
        return reply.quoted().replace(token, "[token]");
    }
}
