package org.torrust.deployer.adapter.doctor;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.process.Toolbox;
import org.torrust.deployer.adapter.tool.CheckResult;
import org.torrust.deployer.adapter.tool.WorkspaceAccess;
import org.torrust.deployer.adapter.workspace.StateKey;
import org.torrust.deployer.adapter.workspace.Workspace;

/** Looks what of a workspace nobody looks after any more: open files, folders, files, processes and machines. */
public final class Examination {

    private final Workspace workspace;
    private final Toolbox toolbox;
    private final Path home;
    private final Register register;
    private final Instant now;

    /**
     * @param home the operator's home folder
     * @param environments every one the history knows, destroyed ones too; null when it does not tell
     */
    public Examination(
            Workspace workspace, Toolbox toolbox, Path home, @Nullable Collection<Known> environments, Instant now) {
        this.workspace = workspace;
        this.toolbox = toolbox;
        this.home = home;
        this.register = new Register(environments);
        this.now = now;
    }

    /** What was found, in a fixed order; where nothing was, one result that says so. */
    public List<CheckResult> run() {
        return Stream.of(
                        new WorkspaceAccess(workspace).run(),
                        stateKey(),
                        orOne(new SecretLook(workspace, register).run(), SecretLook.NAME, "OK, each can be used"),
                        orOne(
                                new FolderLook(workspace, register).run(),
                                FolderLook.NAME,
                                "OK, each is an environment's"),
                        orOne(
                                new TemporaryLook(workspace, register, now).run(),
                                TemporaryLook.NAME,
                                "OK, none was left"),
                        orOne(
                                new ProcessLook(workspace, register).run(),
                                ProcessLook.NAME,
                                "OK, no tool works that nobody waits for"),
                        orOne(
                                new MachineLook(workspace, toolbox, home, register).run(),
                                MachineLook.NAME,
                                register.isTold() ? "OK, none is left without an environment" : "OK, none is there"))
                .flatMap(List::stream)
                .toList();
    }

    private List<CheckResult> stateKey() {
        var missedFor = new StateKey(workspace).missedFor();
        return missedFor.isEmpty()
                ? List.of()
                : List.of(CheckResult.fail(
                        "State key",
                        "",
                        "%s is missing: without it nobody opens OpenTofu's states %s"
                                .formatted(
                                        workspace.show(workspace.stateKey()),
                                        missedFor.stream().map(workspace::show).collect(Collectors.joining(", "))),
                        "Put it back from a copy; until then nothing is made or destroyed there."));
    }

    private static List<CheckResult> orOne(List<CheckResult> found, String name, String good) {
        return found.isEmpty() ? List.of(CheckResult.ok(name, "", good)) : found;
    }
}
