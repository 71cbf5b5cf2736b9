package org.torrust.deployer.adapter.docker;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.torrust.deployer.adapter.ssh.RemoteResult;
import org.torrust.deployer.api.operation.Failure;

/** What commonly stands in Docker's way, known by its own words, with the way out. */
enum DockerTrouble {
    NO_DOCKER("command not found", "docker: not found", "is not a docker command", "unknown flag: --project-name"),
    NOT_ALLOWED(
            "permission denied while trying to connect", "dial unix /var/run/docker.sock: connect: permission denied"),
    NO_DAEMON("cannot connect to the docker daemon", "is the docker daemon running"),
    DISK_FULL("no space left on device"),
    NO_SUCH_IMAGE(
            "manifest unknown",
            "pull access denied",
            "repository does not exist",
            "not found: manifest",
            "name unknown",
            "no matching manifest"),
    NOT_LET_IN(
            "unauthorized",
            "authentication required",
            "no basic auth credentials",
            "403 forbidden",
            "denied: requested access"),
    TOO_MANY_PULLS("toomanyrequests", "429 too many requests"),
    NOT_TRUSTED("x509:", "server gave http response to https client"),
    BROKEN_OFF(
            "unexpected eof",
            "connection reset by peer",
            "short read",
            "verification failed",
            "unexpected commit digest",
            "broken pipe",
            "use of closed network connection"),
    NO_REGISTRY(
            "no such host",
            "connection refused",
            "i/o timeout",
            "tls handshake timeout",
            "network is unreachable",
            "no route to host",
            "client.timeout exceeded",
            "context deadline exceeded",
            "temporary failure in name resolution",
            "server misbehaving",
            "502 bad gateway",
            "503 service unavailable",
            "504 gateway"),
    PORT_TAKEN("port is already allocated", "address already in use"),
    OTHER("");

    private final Pattern signs;

    DockerTrouble(String... signs) {
        this.signs = Pattern.compile(Arrays.stream(signs).map(Pattern::quote).collect(Collectors.joining("|")));
    }

    static DockerTrouble of(RemoteResult result) {
        var words = (result.stderr() + result.stdout()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(trouble -> trouble.signs.matcher(words).find())
                .findFirst()
                .orElse(OTHER);
    }

    /** Whether the network may get over it by itself. */
    boolean mayPass() {
        return this == NO_REGISTRY || this == BROKEN_OFF;
    }

    /**
     * @param doing what was tried, e.g. {@code pull torrust/tracker:3.0.0}
     * @param image the images it was about
     */
    Failure told(String doing, String image, String environment) {
        return switch (this) {
            case NO_DOCKER ->
                Failure.of(
                        "Docker with its Compose plugin is not on the machine of %s.".formatted(environment),
                        "Install it: configure " + environment);
            case NOT_ALLOWED ->
                Failure.of(
                        "The account on the machine of %s may not use Docker.".formatted(environment),
                        "Put it into the group docker: configure " + environment);
            case NO_DAEMON ->
                Failure.of(
                        "Docker does not run on the machine of %s.".formatted(environment),
                        "Set the machine right: configure " + environment);
            case DISK_FULL ->
                Failure.of(
                        "The disk of the machine of %s is full.".formatted(environment),
                        "Remove old images there with 'docker image prune', or give the machine a larger disk.");
            case NO_SUCH_IMAGE ->
                Failure.of(
                        "The registry has no image %s that may be pulled.".formatted(image),
                        "See tracker.image and tracker.tag of %s.".formatted(environment));
            case NOT_LET_IN ->
                Failure.of(
                        "The registry does not let the machine of %s have image %s.".formatted(environment, image),
                        "It logs in nowhere: name an image that anybody may pull, or a mirror that has it in docker.registry-mirrors.");
            case NOT_TRUSTED ->
                Failure.of(
                        "The machine of %s does not trust the registry of %s.".formatted(environment, image),
                        "See the machine's clock and the registry's certificate; one without any is named as http://… in docker.registry-mirrors.");
            case BROKEN_OFF ->
                Failure.of(
                        "The registry broke off while image %s came to the machine of %s."
                                .formatted(image, environment),
                        "Try again, what came whole is kept; or name a nearer mirror in docker.registry-mirrors.");
            case TOO_MANY_PULLS ->
                Failure.of(
                        "The registry lets the machine of %s pull no more for now.".formatted(environment),
                        "Try again later, or name a mirror in docker.registry-mirrors.");
            case NO_REGISTRY ->
                Failure.of(
                        "The registry of %s cannot be reached from the machine of %s.".formatted(image, environment),
                        "See the machine's network, or name a mirror that has the image in docker.registry-mirrors.");
            case PORT_TAKEN ->
                Failure.of(
                        "A port of the tracker is taken by something else on the machine of %s.".formatted(environment),
                        "Free it there, or let the tracker listen on another one.");
            case OTHER ->
                Failure.of(
                        "Docker on the machine of %s could not %s.".formatted(environment, doing),
                        "Read what Docker says and try again.");
        };
    }
}
