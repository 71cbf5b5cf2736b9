package org.torrust.deployer.adapter.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.process.Toolbox;
import org.torrust.deployer.adapter.tool.CheckResult;
import org.torrust.deployer.adapter.tool.WorkspaceAccess;
import org.torrust.deployer.adapter.workspace.StateKey;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.input.PlainFile;

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
                        told("Workspace", new WorkspaceAccess(workspace)::run),
                        told("State key", this::stateKey),
                        told(SecretLook.NAME, "OK, each can be used", new SecretLook(workspace, register)::run),
                        told(FolderLook.NAME, "OK, each is an environment's", new FolderLook(workspace, register)::run),
                        told(TemporaryLook.NAME, "OK, none was left", new TemporaryLook(workspace, register, now)::run),
                        told(
                                ProcessLook.NAME,
                                "OK, no tool works that nobody waits for",
                                new ProcessLook(workspace, register)::run),
                        told(
                                MachineLook.NAME,
                                register.isTold() ? "OK, none is left without an environment" : "OK, none is there",
                                new MachineLook(workspace, toolbox, home, register)::run))
                .flatMap(List::stream)
                .toList();
    }

    private static List<CheckResult> told(String name, String good, Supplier<List<CheckResult>> look) {
        var found = told(name, look);
        return found.isEmpty() ? List.of(CheckResult.ok(name, "", good)) : found;
    }

    /** What cannot be looked at is a finding like others, and keeps from no other look. */
    private static List<CheckResult> told(String name, Supplier<List<CheckResult>> look) {
        try {
            return look.get();
        } catch (UncheckedIOException e) {
            var cause = Objects.requireNonNull(e.getCause());
            return List.of(CheckResult.fail(name, "", clause(e) + ": " + reason(cause), advice(cause)));
        }
    }

    /** Lines are no sentences. */
    private static String clause(UncheckedIOException trouble) {
        var words = String.valueOf(trouble.getMessage());
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case PlainFile.Other other -> other.what();
            case AccessDeniedException denied -> "permission denied";
            default -> "it cannot be read";
        };
    }

    private static String advice(IOException cause) {
        return cause instanceof PlainFile.Other
                ? "Move that away, and put back from a copy what was there."
                : "Look as the account the workspace belongs to.";
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
}
