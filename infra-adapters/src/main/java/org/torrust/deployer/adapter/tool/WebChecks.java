package org.torrust.deployer.adapter.tool;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.torrust.deployer.adapter.tool.CheckResult.Status;
import org.torrust.deployer.adapter.tool.WebAsker.Answer;

/** Asks where images and packages come from: the public registry, or the mirrors the settings name. */
final class WebChecks {

    private static final String REGISTRY = "Registry";
    private static final String PUBLIC = "https://registry-1.docker.io";

    /** Docker's own rule: the part before the first slash is a host when it has a dot or a port. */
    private static final Pattern WITH_HOST = Pattern.compile("([^/]*[.:][^/]*|localhost)/.*");

    private final Subject subject;
    private final Clock clock;
    private final Duration slow;

    /** @param slow from when on an answer gets a warning */
    WebChecks(Subject subject, Clock clock, Duration slow) {
        this.subject = subject;
        this.clock = clock;
        this.slow = slow;
    }

    /** What came of all requests: what is told of them, and how far the servers' clocks are ahead of ours. */
    record Report(List<CheckResult> results, List<Duration> clocks) {}

    Report run() {
        try (var asker = new WebAsker(clock)) {
            var registries =
                    registries().stream().map(this::versionPage).map(asker::ask).toList();
            var sources = sources();
            var packages = sources.stream().map(this::address).map(asker::ask).toList();
            var results = new ArrayList<>(judged(registries));
            for (int each = 0; each < sources.size(); each++) {
                results.add(source(sources.get(each), packages.get(each)));
            }
            return new Report(results, clocks(registries, packages));
        }
    }

    /** Docker pulls through mirrors only what is named without a host. */
    private List<String> registries() {
        var image = WITH_HOST.matcher(subject.text("tracker.image"));
        var mirrors = subject.list("docker.registry-mirrors");
        if (image.matches()) {
            return List.of("https://" + image.group(1));
        }
        return mirrors.isEmpty() ? List.of(PUBLIC) : mirrors;
    }

    private URI versionPage(String registry) {
        return URI.create(registry.replaceFirst("/+$", "") + "/v2/");
    }

    /** The keys that name where packages come from. */
    private List<String> sources() {
        return Stream.of("apt.mirror", "apt.security-mirror", "apt.proxy")
                .filter(key -> !subject.text(key).isEmpty())
                .toList();
    }

    private URI address(String key) {
        return URI.create(subject.text(key));
    }

    /** One mirror that answers is enough; without the others it is only slower. */
    private List<CheckResult> judged(List<Answer> answers) {
        var results = answers.stream().map(this::registry).toList();
        return results.stream().allMatch(result -> result.status() == Status.FAIL)
                ? results
                : results.stream().map(WebChecks::softened).toList();
    }

    private static CheckResult softened(CheckResult result) {
        return result.status() == Status.FAIL
                ? new CheckResult(result.name(), Status.WARN, result.version(), result.why(), result.hint(), null)
                : result;
    }

    private CheckResult registry(Answer answer) {
        var host = host(answer);
        if (!answer.came()) {
            return CheckResult.fail(
                    REGISTRY,
                    host,
                    answer.trouble(),
                    "Name one that is in reach: --set docker.registry-mirrors=http://HOST:PORT, or in config.yaml.");
        }
        return switch (answer.status()) {
            // A registry that wants a login says so here, and lets anyone pull what is public.
            case 200, 401 -> inTime(REGISTRY, answer);
            default ->
                CheckResult.fail(
                        REGISTRY,
                        host,
                        "answers HTTP %d where a registry would not".formatted(answer.status()),
                        "See whether it is a container registry: curl -i " + answer.address());
        };
    }

    private CheckResult source(String key, Answer answer) {
        var name = key.replaceAll("[.-]", " ");
        if (!answer.came() || answer.status() >= 500) {
            return CheckResult.fail(
                    name,
                    host(answer),
                    answer.came() ? "answers HTTP " + answer.status() : answer.trouble(),
                    "Set another: --set %s=URL, or in config.yaml.".formatted(key));
        }
        return inTime(name, answer);
    }

    private CheckResult inTime(String name, Answer answer) {
        var took = String.format(Locale.ROOT, "%.1f s", answer.took().toMillis() / 1000.0);
        return answer.took().compareTo(slow) > 0
                ? CheckResult.warn(
                        name,
                        host(answer),
                        "slow, it took " + took,
                        "Pulling will take long; a mirror nearby helps: docker.registry-mirrors.")
                : CheckResult.ok(name, host(answer), "OK, it took " + took);
    }

    private static String host(Answer answer) {
        return answer.address().getAuthority();
    }

    private static List<Duration> clocks(List<Answer> registries, List<Answer> packages) {
        return Stream.concat(registries.stream(), packages.stream())
                .flatMap(answer -> Stream.ofNullable(answer.ahead()))
                .toList();
    }
}
