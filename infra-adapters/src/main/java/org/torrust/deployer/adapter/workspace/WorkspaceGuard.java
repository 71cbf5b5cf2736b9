package org.torrust.deployer.adapter.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps from a workspace that is somebody else's, that everybody can write to, or that is none. */
public final class WorkspaceGuard {

    private static final String ELSEWHERE = "Set that right, or name another workspace: --workspace DIR";

    private final Workspace workspace;
    private final Account self;

    public WorkspaceGuard(Workspace workspace) {
        this(workspace, Account.self());
    }

    WorkspaceGuard(Workspace workspace, Account self) {
        this.workspace = workspace;
        this.self = self;
    }

    /**
     * Looks before anything is written.
     *
     * @throws UnusableWorkspaceException with a sentence when it is no folder, another account's, or open to all
     */
    public void requireOwn() {
        requireFolders();
        var foreign = foreign();
        if (foreign.isPresent() && !makesFilesOf(foreign.get().owner())) {
            throw new UnusableWorkspaceException(
                    "%s: what you write there would be out of its reach."
                            .formatted(foreign.get().sentence()),
                    foreign.get().advice());
        }
        var open = open();
        if (!open.isEmpty()) {
            throw new UnusableWorkspaceException(
                    "%s: they could put a history or a key of their own there.".formatted(openWords(open)),
                    closing(open));
        }
    }

    /**
     * Looks before anything is read.
     *
     * @throws UnusableWorkspaceException with a sentence when it is no folder, or when SQLite would leave files there that
     *     are in its owner's way
     */
    public void requireReadable() {
        requireFolders();
        // As root SQLite gives what it makes to the owner.
        if (self.isRoot() || !makesFilesToRead()) {
            return;
        }
        var foreign = foreign(workspace.database());
        if (foreign.isPresent() && !makesFilesOf(foreign.get().owner())) {
            throw new UnusableWorkspaceException(
                    "%s: to read it, a log of yours would be left beside it."
                            .formatted(foreign.get().sentence()),
                    foreign.get().advice());
        }
    }

    private boolean makesFilesToRead() {
        return Files.isWritable(data()) && !Files.exists(beside("-shm"));
    }

    private void requireFolders() {
        unfit().ifPresent(why -> {
            throw new UnusableWorkspaceException(
                    "The workspace %s cannot be used: %s.".formatted(workspace.root(), why), ELSEWHERE);
        });
    }

    /** Why what is there is no folder and cannot become one, as a clause; empty where nothing is in the way. */
    public Optional<String> unfit() {
        var broken = brokenLink().map("the link %s leads nowhere"::formatted);
        return Files.exists(data()) && !Files.isDirectory(data())
                ? Optional.of("%s is no folder".formatted(data()))
                : broken;
    }

    /** On the way to what would have to be made. */
    private Optional<Path> brokenLink() {
        return Stream.iterate(data(), Objects::nonNull, Path::getParent)
                .takeWhile(place -> !Files.exists(place))
                .filter(place -> Files.exists(place, LinkOption.NOFOLLOW_LINKS))
                .filter(WorkspaceGuard::leadsNowhere)
                .findFirst();
    }

    /** Whoever opens what is there and cannot be seen is told. */
    private static boolean leadsNowhere(Path link) {
        try {
            Files.readAttributes(link, BasicFileAttributes.class);
            return false;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The first place that belongs to another account; empty where all are one's own, or nothing is there yet. */
    public Optional<Foreign> foreign() {
        return Stream.of(workspace.root(), data(), workspace.database())
                .flatMap(place -> foreign(place).stream())
                // Root could do all it likes anyway, and a folder that it made for others is how volumes come.
                .filter(foreign -> !foreign.owner().isRoot() || !foreign.place().equals(workspace.root()))
                .findFirst();
    }

    private Optional<Foreign> foreign(Path place) {
        try {
            return isFileOrFolder(place)
                    ? Optional.of(Account.ownerOf(place))
                            .filter(owner -> !owner.isSame(self))
                            .map(owner -> new Foreign(place, owner, self, workspace.real()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // Whoever opens it is told.
        }
    }

    /** A disk may give everything to one account, whoever writes: then nobody is in anybody's way. */
    private boolean makesFilesOf(Account owner) {
        var folder = Files.isDirectory(data()) ? data() : workspace.root();
        var trial = folder.resolve(".owner." + UUID.randomUUID());
        try {
            Files.createFile(trial, PrivateFiles.FILE);
            try {
                return Account.ownerOf(trial).isSame(owner);
            } finally {
                Files.deleteIfExists(trial);
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** The places which decide what history and keys are read that every account can write to. */
    public List<Path> open() {
        return Stream.of(workspace.root(), data(), workspace.database(), beside("-wal"), beside("-shm"))
                .filter(WorkspaceGuard::isOpen)
                .toList();
    }

    private static boolean isOpen(Path place) {
        try {
            return isFileOrFolder(place)
                    && Files.getPosixFilePermissions(place).contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException e) {
            return false;
        }
    }

    /** A link may lead to a device, which is the machine's; whoever opens it is told. */
    private static boolean isFileOrFolder(Path place) {
        return Files.isRegularFile(place) || Files.isDirectory(place);
    }

    /** A clause of which places are open. */
    public static String openWords(List<Path> open) {
        return "Everybody can write to " + open.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    /** What to type for that. */
    public static String closing(List<Path> open) {
        return "Take that back: chmod o-w " + open.stream().map(Path::toString).collect(Collectors.joining(" "));
    }

    private Path data() {
        return workspace.root().resolve("data");
    }

    private Path beside(String ending) {
        return workspace.database().resolveSibling(workspace.database().getFileName() + ending);
    }

    /**
     * A place that is not one's own.
     *
     * @param self who is not its owner
     */
    public record Foreign(Path place, Account owner, Account self, Path workspace) {

        /** Whose it is, as a sentence without its stop. */
        public String sentence() {
            return "%s belongs to %s, and you are %s".formatted(place, owner.shown(), self.shown());
        }

        /** What to do, as a sentence. */
        public String advice() {
            return "Work as that account: sudo -u %s torrust-tracker-deployer ...; or take it over: %schown -R %s %s"
                    .formatted(owner.forSudo(), self.isRoot() ? "" : "sudo ", self.name(), workspace);
        }
    }
}
