package org.torrust.deployer.adapter.tool;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Looks whether all that a provider, or one environment, needs is there: tools and their versions, what the settings name,
 * the operator's key, registries, disk, workspace and clock.
 *
 * <p>All looks are taken at once, since each mostly waits for someone; they are told in a fixed order.
 */
public final class Checks {

    private static final Duration SLOW = Duration.ofSeconds(2);

    private final Subject subject;
    private final Operator operator;
    private final Clock clock;

    public Checks(Subject subject, Operator operator, Clock clock) {
        this.subject = subject;
        this.operator = operator;
        this.clock = clock;
    }

    /** Looks anew each time. */
    public List<CheckResult> run() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var web = threads.submit(this::web);
            var looks = looks().stream().map(look -> threads.submit(look::get)).toList();
            var results = new ArrayList<CheckResult>();
            looks.forEach(look -> results.addAll(outcome(look)));
            results.addAll(outcome(web).results());
            results.addAll(workspace(outcome(web).clocks()));
            return List.copyOf(results);
        }
    }

    private List<Supplier<List<CheckResult>>> looks() {
        var tools = new ToolCheck(operator);
        var looks = new ArrayList<Supplier<List<CheckResult>>>();
        looks.add(() -> List.of(JavaCheck.of(Runtime.version())));
        if (subject.isSimulated()) {
            return looks;
        }
        if (!subject.provider().equals("ssh")) {
            looks.add(() -> List.of(tools.of(Tool.OPENTOFU)));
            looks.add(() -> ProviderMirrorCheck.of(subject));
        }
        looks.add(() -> List.of(tools.of(Tool.ANSIBLE)));
        looks.addAll(provider());
        looks.add(() -> List.of(tools.of(Tool.SSH), key()));
        return looks;
    }

    private List<Supplier<List<CheckResult>>> provider() {
        return switch (subject.provider()) {
            case "multipass" -> List.of(() -> new MultipassChecks(operator).run());
            case "ssh" -> List.of(() -> HostCheck.of(subject));
            default -> List.of(() -> new LxdChecks(subject, operator).run());
        };
    }

    private CheckResult key() {
        var keys = new KeyChecks(operator);
        return subject.key() == null ? keys.ofOperator() : keys.ofEnvironment(subject.key());
    }

    private WebChecks.Report web() {
        return subject.isSimulated()
                ? new WebChecks.Report(List.of(), List.of())
                : new WebChecks(subject, clock, SLOW).run();
    }

    private List<CheckResult> workspace(List<Duration> clocks) {
        var checks = new WorkspaceChecks(subject.workspace());
        var results = new ArrayList<>(checks.run());
        results.add(ClockCheck.judge(clock.instant(), clocks, checks.lastWritten()));
        return results;
    }

    private static <T> T outcome(Future<T> look) {
        try {
            return look.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the thread that waits for the checks is never interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check has to tell what it finds, not to fail", e.getCause());
        }
    }
}
