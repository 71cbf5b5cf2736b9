package org.torrust.deployer.adapter.tool;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Asks web servers whether they are in reach: straight, with no proxy, as Docker on the machine will.
 *
 * <p>It is asked from here, and the machine's way out leads over this host.
 */
final class WebAsker implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(LIMIT.dividedBy(2))
            .build();
    private final Clock clock;

    WebAsker(Clock clock) {
        this.clock = clock;
    }

    /**
     * How a server answered.
     *
     * @param status the HTTP status, 0 when there was no answer
     * @param took until the answer's head was there
     * @param ahead how far the server's clock is ahead of ours, by its Date header; null when it told none
     * @param trouble one phrase when there was no answer, else empty
     */
    record Answer(
            URI address,
            int status,
            Duration took,
            @Nullable Duration ahead,
            String trouble) {

        boolean came() {
            return status > 0;
        }
    }

    Answer ask(URI address) {
        var began = System.nanoTime();
        try {
            var request = HttpRequest.newBuilder(address)
                    .timeout(LIMIT)
                    .header("User-Agent", "torrust-tracker-deployer")
                    .build();
            // The body is never read: only that something answers counts.
            var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            return new Answer(address, response.statusCode(), since(began), ahead(response), "");
        } catch (IOException e) {
            return new Answer(address, 0, since(began), null, why(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(address, 0, since(began), null, "the request was given up");
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private @Nullable Duration ahead(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Date")
                .flatMap(WebAsker::instant)
                .map(theirs -> Duration.between(clock.instant(), theirs))
                .orElse(null);
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String why(IOException failed) {
        return switch (failed) {
            case ConnectException unknown when isUnresolved(unknown) -> "no such host name is known";
            case ConnectException refused -> "nothing answers on that port";
            case UnknownHostException unknown -> "no such host name is known";
            case HttpConnectTimeoutException late -> "cannot be reached";
            case HttpTimeoutException late -> "no answer in %d s".formatted(LIMIT.toSeconds());
            case SSLException untrusted -> "TLS fails: " + untrusted.getMessage();
            default -> "what came was no HTTP answer";
        };
    }

    private static boolean isUnresolved(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .anyMatch(UnresolvedAddressException.class::isInstance);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
