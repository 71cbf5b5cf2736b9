package org.torrust.deployer.adapter.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.torrust.deployer.adapter.workspace.Account;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.adapter.workspace.WorkspaceGuard;

/** Looks whose a workspace is, and that nobody else can use what is in it. */
public final class WorkspaceAccess {

    private static final String WORKSPACE = "Workspace";
    private static final String ELSEWHERE = "Choose another: --workspace DIR.";

    /** Of what is found so many are named each for itself. */
    private static final int MOST = 10;

    /** Where in a mode's letters the group's begin, and where it says that all others may write. */
    private static final int GROUP = 3;

    private static final int OTHERS_WRITE = 7;

    private static final String LOOK = "Look as the account the workspace belongs to.";

    private final Workspace workspace;
    private final WorkspaceGuard guard;

    public WorkspaceAccess(Workspace workspace) {
        this.workspace = workspace;
        this.guard = new WorkspaceGuard(workspace);
    }

    /** The folder itself, or the one it would be made in. */
    static Path existing(Workspace workspace) {
        var folder = workspace.root();
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** What others own or can use, each for itself; or one result when there is nothing of it. */
    public List<CheckResult> run() {
        var existing = existing(workspace);
        if (!Files.isDirectory(existing)) {
            return unusable("%s is no folder".formatted(existing));
        }
        var unfit = guard.unfit();
        if (unfit.isPresent()) {
            return unusable(unfit.get());
        }
        if (!Files.isDirectory(data())) {
            return foreign().isEmpty() ? List.of(toBeMade(existing)) : foreign();
        }
        return present();
    }

    private List<CheckResult> present() {
        if (foreign().isEmpty() && !Files.isWritable(data())) {
            return unusable("%s cannot be written to".formatted(data()));
        }
        var walk = WorkspaceWalk.through(workspace);
        var found = Stream.of(
                        foreign(),
                        some(walk.open(), this::open, "others may use", "chmod -R go= " + parts()),
                        some(walk.strange(), this::strange, "belong to others", giveBack()),
                        some(walk.unseen(), WorkspaceAccess::unseen, "cannot be looked into", LOOK))
                .flatMap(List::stream)
                .toList();
        return found.isEmpty()
                ? List.of(CheckResult.ok(WORKSPACE, "", "OK, only you can read " + workspace.root()))
                : found;
    }

    private static List<CheckResult> some(
            List<Path> places, Function<Path, CheckResult> line, String what, String hint) {
        var more = places.size() - MOST;
        var named = places.stream().limit(MOST).map(line);
        return more <= 0
                ? named.toList()
                : Stream.concat(
                                named,
                                Stream.of(CheckResult.fail(
                                        WORKSPACE,
                                        "",
                                        "and %d more that %s".formatted(more, what),
                                        "All at once: " + hint)))
                        .toList();
    }

    private String parts() {
        return WorkspaceWalk.parts(workspace).stream().map(Path::toString).collect(Collectors.joining(" "));
    }

    private CheckResult open(Path place) {
        var mode = mode(place);
        return place.equals(workspace.root()) && mode.charAt(OTHERS_WRITE) != 'w'
                ? shared(place, mode)
                : open(place, mode);
    }

    /** A group may be its only member's own, and a folder that was made for others is often made so. */
    private static CheckResult shared(Path place, String mode) {
        return CheckResult.warn(
                WORKSPACE,
                "",
                "its group may write to it: %s has the mode %s".formatted(place, mode),
                "Unless you are alone in that group, take that back: chmod g-w " + place);
    }

    private static CheckResult open(Path place, String mode) {
        var wanted = Files.isDirectory(place) ? "700" : "600";
        return CheckResult.fail(
                        WORKSPACE,
                        "",
                        "others may %s it: %s has the mode %s"
                                .formatted(mode.indexOf('w', GROUP) > 0 ? "write to" : "look into", place, mode),
                        "Take that back: chmod %s %s".formatted(wanted, place))
                .needing(new Need.Mode(wanted, place));
    }

    private static String mode(Path place) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(place));
        } catch (IOException e) {
            return "of a file that is gone";
        }
    }

    private CheckResult strange(Path place) {
        return CheckResult.fail(
                WORKSPACE,
                "",
                "%s belongs to %s, and not to whom the workspace does".formatted(place, owner(place)),
                "Give it back: " + giveBack());
    }

    private static String owner(Path place) {
        try {
            return Account.ownerOf(place).shown();
        } catch (IOException e) {
            return "somebody else";
        }
    }

    private String giveBack() {
        return "chown -R %s %s".formatted(ownerName(), workspace.real());
    }

    private String ownerName() {
        try {
            return Account.ownerOf(data()).name();
        } catch (IOException e) {
            return "OWNER";
        }
    }

    private static CheckResult unseen(Path place) {
        return CheckResult.warn(WORKSPACE, "", "%s cannot be looked into".formatted(place), LOOK);
    }

    private static List<CheckResult> unusable(String why) {
        return List.of(CheckResult.fail(WORKSPACE, "", why, ELSEWHERE));
    }

    private Path data() {
        return workspace.root().resolve("data");
    }

    private List<CheckResult> foreign() {
        return guard.foreign().stream()
                .map(foreign -> CheckResult.fail(WORKSPACE, "", foreign.sentence(), foreign.advice()))
                .toList();
    }

    private CheckResult toBeMade(Path existing) {
        return Files.isWritable(existing)
                ? CheckResult.ok(WORKSPACE, "", "OK, %s is made when it is needed".formatted(workspace.root()))
                : CheckResult.fail(WORKSPACE, "", "%s cannot be made".formatted(workspace.root()), ELSEWHERE);
    }
}
