package org.torrust.deployer.adapter.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.torrust.deployer.adapter.workspace.Workspace;

/** Looks at the workspace's disk, and who can use what is on it. */
final class WorkspaceChecks {

    private static final long LEAST = 256L << 20;
    private static final String DISK = "Disk";
    private static final String ELSEWHERE = "Choose another: --workspace DIR.";

    /** SQLite's locks are not to be relied on there. */
    private static final Pattern REMOTE =
            Pattern.compile("nfs.*|cifs|smb.*|9p|fuse\\.sshfs|afs", Pattern.CASE_INSENSITIVE);

    private final Workspace workspace;

    WorkspaceChecks(Workspace workspace) {
        this.workspace = workspace;
    }

    List<CheckResult> run() {
        return Stream.concat(Stream.of(disk()), new WorkspaceAccess(workspace).run().stream())
                .toList();
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
            var store = Files.getFileStore(WorkspaceAccess.existing(workspace));
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
}
