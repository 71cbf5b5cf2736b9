package org.torrust.deployer.adapter.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.adapter.process.ToolPath;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.command.port.StepFailedException;

/** Looks whether all that a provider needs is there: tools and their versions, LXD and what the settings name in it. */
public final class Checks {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long LEAST_DISK = 2L << 30;
    private static final int LEAST_JAVA = 21;

    private final Workspace workspace;
    private final Map<String, String> settings;

    /** @param settings dotted keys of the configuration, with the provider under {@code provider} */
    public Checks(Workspace workspace, Map<String, String> settings) {
        this.workspace = workspace;
        this.settings = settings;
    }

    /** How a check came out. */
    public enum Status {
        OK,
        WARN,
        FAIL
    }

    /** @param hint what to do, or null when all is well */
    public record Result(
            String name,
            Status status,
            String version,
            String why,
            @Nullable String hint) {

        static Result ok(String name, String version, String why) {
            return new Result(name, Status.OK, version, why, null);
        }

        static Result fail(String name, String version, String why, String hint) {
            return new Result(name, Status.FAIL, version, why, hint);
        }
    }

    public List<Result> run() {
        var results = new ArrayList<Result>();
        results.add(java());
        results.add(disk());
        if (!"simulated".equals(settings.get("provider"))) {
            results.add(tool("OpenTofu", "1.8.0", List.of("tofu", "version"), "opentofu.org/docs/intro/install"));
            results.add(tool(
                    "Ansible", "2.14.0", List.of("ansible-playbook", "--version"), "apt-get install ansible-core"));
            results.add(present("ssh", "apt-get install openssh-client"));
            results.addAll(lxd());
        }
        return results;
    }

    private static Result java() {
        var version = Runtime.version();
        return version.feature() >= LEAST_JAVA
                ? Result.ok("Java", version.toString(), "OK")
                : Result.fail("Java", version.toString(), "too old", "Install a JDK 21 or newer; 25 starts fastest.");
    }

    private Result disk() {
        var folder = workspace.root();
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        try {
            var free = Files.getFileStore(folder).getUsableSpace();
            var version = "%d GiB".formatted(free >> 30);
            return free >= LEAST_DISK
                    ? Result.ok("Disk", version, "free for the workspace")
                    : new Result("Disk", Status.WARN, version, "little room for the workspace", "Free some space.");
        } catch (IOException e) {
            return Result.fail(
                    "Disk", "", "the workspace's disk cannot be looked at", "Choose another: --workspace DIR.");
        }
    }

    private static Result tool(String name, String least, List<String> question, String how) {
        if (ToolPath.find(question.getFirst()).isEmpty()) {
            return Result.fail(name, "", "'%s' is not on PATH".formatted(question.getFirst()), "Install it: " + how);
        }
        var version = ToolVersions.ask(question);
        if (version.isEmpty()) {
            return Result.fail(name, "", "does not tell its version", "Try it: " + String.join(" ", question));
        }
        return Versions.isAtLeast(version.get(), least)
                ? Result.ok(name, version.get(), "OK")
                : Result.fail(name, version.get(), "older than " + least, "Install a newer one: " + how);
    }

    private static Result present(String program, String how) {
        return ToolPath.find(program)
                .map(file -> Result.ok(program, "", "OK"))
                .orElseGet(() -> Result.fail(program, "", "not on PATH", "Install it: " + how));
    }

    private List<Result> lxd() {
        var first =
                tool("LXD client", "5.0.0", List.of("lxc", "--version"), "snap install lxd, or apt-get install lxd");
        if (first.status() == Status.FAIL) {
            return List.of(first);
        }
        var server = lxdHas("LXD server", "", "/1.0", "Start it, and see that you may use it: lxc info");
        if (server.status() == Status.FAIL) {
            return List.of(first, server);
        }
        return List.of(
                first,
                server,
                lxdHas(
                        "LXD network",
                        value("network"),
                        "/1.0/networks/" + value("network"),
                        "lxd init --minimal makes lxdbr0"),
                lxdHas(
                        "LXD pool",
                        value("pool"),
                        "/1.0/storage-pools/" + value("pool"),
                        "lxd init --minimal makes default"),
                lxdHas(
                        "LXD image",
                        value("image"),
                        "/1.0/images/aliases/" + value("image").replace("/", "%2F"),
                        "See which there are: lxc image list; another one: --set provider.image=ALIAS"));
    }

    private String value(String key) {
        return settings.getOrDefault("provider." + key, "");
    }

    private static Result lxdHas(String name, String what, String path, String hint) {
        try {
            var answer = Query.ask(List.of("lxc", "query", path), LIMIT);
            return answer.isGood()
                    ? Result.ok(name, what, "OK")
                    : Result.fail(name, what, answer.err().strip().replaceAll("\\s+", " "), hint);
        } catch (StepFailedException e) {
            return Result.fail(name, what, e.failure().summary(), hint);
        }
    }
}
