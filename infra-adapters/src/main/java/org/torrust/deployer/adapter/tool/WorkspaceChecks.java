package org.torrust.deployer.adapter.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.torrust.deployer.adapter.workspace.Workspace;

/** Looks at the workspace's disk, and that nobody else can read what is in it. */
public final class WorkspaceChecks {

    private static final long LEAST = 256L << 20;
    private static final String DISK = "Disk";
    private static final String WORKSPACE = "Workspace";
    private static final String ELSEWHERE = "Choose another: --workspace DIR.";

    /** SQLite's locks are not to be relied on there. */
    private static final Pattern REMOTE =
            Pattern.compile("nfs.*|cifs|smb.*|9p|fuse\\.sshfs|afs", Pattern.CASE_INSENSITIVE);

    /** Who may write to it can put something else in the place of what we keep in it. */
    private static final Set<PosixFilePermission> OF_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Workspace workspace;

    public WorkspaceChecks(Workspace workspace) {
        this.workspace = workspace;
    }

    List<CheckResult> run() {
        return Stream.concat(Stream.of(disk()), modes().stream()).toList();
    }

    /** When the history was written to last; empty when there is none. */
    Optional<Instant> lastWritten() {
        try {
            return Files.exists(workspace.database())
                    ? Optional.of(
                            Files.getLastModifiedTime(workspace.database()).toInstant())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private CheckResult disk() {
        try {
            var store = Files.getFileStore(existing());
            return judge(store.getUsableSpace(), store.type());
        } catch (IOException e) {
            return CheckResult.fail(DISK, "", "the workspace's disk cannot be looked at", ELSEWHERE);
        }
    }

    static CheckResult judge(long free, String kind) {
        var shown = Sizes.shown(free);
        if (free < LEAST) {
            return CheckResult.fail(DISK, shown, "too little room for the workspace", "Free some, or " + ELSEWHERE);
        }
        if (REMOTE.matcher(kind).matches()) {
            return CheckResult.warn(
                    DISK, shown, "the workspace is on %s, whose locks cannot be relied on".formatted(kind), ELSEWHERE);
        }
        return Sizes.isLittle(free)
                ? CheckResult.warn(DISK, shown, "little room for the workspace", "Free some, or " + ELSEWHERE)
                : CheckResult.ok(DISK, shown, "OK, free for the workspace");
    }

    /** The folder itself, or the one it would be made in. */
    private Path existing() {
        var folder = workspace.root();
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** What is too open, each for itself; or one result when nothing is. */
    public List<CheckResult> modes() {
        var data = workspace.root().resolve("data");
        if (!Files.isDirectory(existing())) {
            return List.of(CheckResult.fail(WORKSPACE, "", "%s is no folder".formatted(existing()), ELSEWHERE));
        }
        if (mode(workspace.root()).stream().anyMatch(OF_OTHERS::contains)) {
            return List.of(open(workspace.root()));
        }
        return List.copyOf(Files.isDirectory(data) ? modes(data) : List.of(toBeMade()));
    }

    private CheckResult toBeMade() {
        return Files.isWritable(existing())
                ? CheckResult.ok(WORKSPACE, "", "OK, %s is made when it is needed".formatted(workspace.root()))
                : CheckResult.fail(WORKSPACE, "", "%s cannot be made".formatted(workspace.root()), ELSEWHERE);
    }

    private List<CheckResult> modes(Path data) {
        if (!Files.isWritable(data)) {
            return List.of(CheckResult.fail(WORKSPACE, "", "%s cannot be written to".formatted(data), ELSEWHERE));
        }
        try (var secrets = secrets(data)) {
            var open = secrets.filter(WorkspaceChecks::isOpen)
                    .map(WorkspaceChecks::open)
                    .toList();
            return open.isEmpty()
                    ? List.of(CheckResult.ok(WORKSPACE, "", "OK, only you can read " + workspace.root()))
                    : open;
        } catch (IOException e) {
            return List.of(CheckResult.fail(WORKSPACE, "", "%s cannot be looked at".formatted(data), ELSEWHERE));
        }
    }

    /** The folder that keeps others out, and the files that must not be read even so. */
    private Stream<Path> secrets(Path data) throws IOException {
        try (var environments = Files.list(data)) {
            var files = environments.filter(Files::isDirectory).toList().stream()
                    .flatMap(home -> Stream.concat(Stream.of(home.resolve("ssh/id")), files(home.resolve("secrets"))))
                    .filter(Files::isRegularFile)
                    .toList();
            return Stream.concat(
                    Stream.of(data, workspace.database(), workspace.stateKey()).filter(Files::exists), files.stream());
        }
    }

    private static Stream<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static boolean isOpen(Path file) {
        return mode(file).stream().anyMatch(permission -> !permission.name().startsWith("OWNER"));
    }

    private static Set<PosixFilePermission> mode(Path file) {
        try {
            return Files.getPosixFilePermissions(file);
        } catch (IOException e) {
            return Set.of();
        }
    }

    private static CheckResult open(Path file) {
        var wanted = Files.isDirectory(file) ? "700" : "600";
        return CheckResult.fail(
                        WORKSPACE,
                        "",
                        "others may look into it: %s has the mode %s"
                                .formatted(file, PosixFilePermissions.toString(mode(file))),
                        "Take that back: chmod %s %s".formatted(wanted, file))
                .needing(new Need.Mode(wanted, file));
    }
}
