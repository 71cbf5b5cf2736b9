package org.torrust.deployer.adapter.tracker;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.command.port.InterruptedByOperatorException;
import org.torrust.deployer.command.port.Interruption;

/** Gets pages as a peer would: straight, with no proxy and no redirect; bounded in time and size. */
final class WebClient implements AutoCloseable {

    private static final int LARGEST_BODY = 256 * 1024;

    private final HttpClient client;
    private final Duration limit;
    private final Interruption interruption;

    WebClient(Duration limit, Interruption interruption) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(limit)
                .build();
        this.limit = limit;
        this.interruption = interruption;
    }

    /** @throws NoAnswerException without the address in its words: it may hold a token */
    HttpReply get(URI address) throws NoAnswerException {
        return send("GET", address);
    }

    /** The same by another method, e.g. {@code POST}, with an empty body. */
    HttpReply send(String method, URI address) throws NoAnswerException {
        interruption.check();
        var request = HttpRequest.newBuilder(address)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("User-Agent", "torrust-tracker-deployer")
                .build();
        return awaited(client.sendAsync(request, head -> new BoundedBody(LARGEST_BODY))
                .thenApply(response -> HttpReply.of(response.statusCode(), response.body())));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    @SuppressWarnings("try") // The listening is only there to be closed.
    private HttpReply awaited(CompletableFuture<HttpReply> coming) throws NoAnswerException {
        try (var listening = interruption.listen(signal -> coming.cancel(true))) {
            return coming.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new NoAnswerException("no answer in %d s".formatted(limit.toSeconds()), e);
        } catch (CancellationException | ExecutionException e) {
            interruption.check();
            throw new NoAnswerException(why(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedByOperatorException("INT");
        }
    }

    private static String why(@Nullable Throwable failed) {
        return switch (failed) {
            case ConnectException refused -> "nothing listens on that port";
            case HttpTimeoutException late -> "no answer in time";
            case UnknownHostException unknown -> "no such host name is known";
            case null -> "the request was given up";
            default -> "what came was no HTTP answer (%s)".formatted(failed.getMessage());
        };
    }
}
