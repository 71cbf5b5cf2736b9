package org.torrust.deployer.adapter.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.workspace.Account;
import org.torrust.deployer.adapter.workspace.Workspace;

/**
 * A walk through all of a workspace that is ours, which notes what others can use or own. In a folder that keeps others out
 * tools may leave what they like, but a secret stays one.
 */
final class WorkspaceWalk extends SimpleFileVisitor<Path> {

    private static final Set<PosixFilePermission> WRITING =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Workspace workspace;
    private final Account owner;
    private @Nullable Path closed;
    private final Set<Path> open = new TreeSet<>();
    private final Set<Path> strange = new TreeSet<>();
    private final Set<Path> unseen = new TreeSet<>();

    private WorkspaceWalk(Workspace workspace, Account owner) {
        this.workspace = workspace;
        this.owner = owner;
    }

    /** Through what is there; whom {@code data} belongs to should own all of it. */
    static WorkspaceWalk through(Workspace workspace) {
        try {
            var walk = new WorkspaceWalk(
                    workspace, Account.ownerOf(workspace.root().resolve("data")));
            // Who may only read these two learns nothing that is kept from others.
            walk.noteIfWritable(workspace.root());
            walk.noteIfWritable(workspace.settings());
            for (var part : parts(workspace)) {
                walk.through(part);
            }
            return walk;
        } catch (IOException e) {
            throw new UncheckedIOException("The workspace %s cannot be looked at".formatted(workspace.root()), e);
        }
    }

    /** The folders in which all is ours. */
    static List<Path> parts(Workspace workspace) {
        return Stream.of("data", "build", "logs")
                .map(workspace.root()::resolve)
                .filter(Files::exists)
                .toList();
    }

    private void through(Path part) throws IOException {
        // What lies elsewhere by a link of the operator's is looked at there; links in it are left.
        Files.walkFileTree(Files.isSymbolicLink(part) ? part.toRealPath() : part, this);
    }

    /** By their paths, so that a folder comes before what is in it. */
    List<Path> open() {
        return List.copyOf(open);
    }

    List<Path> strange() {
        return List.copyOf(strange);
    }

    /** What could not be looked into. */
    List<Path> unseen() {
        return List.copyOf(unseen);
    }

    private void noteIfWritable(Path place) throws IOException {
        // A link may lead to a device, which is the machine's.
        if ((Files.isRegularFile(place) || Files.isDirectory(place))
                && Files.getPosixFilePermissions(place).stream().anyMatch(WRITING::contains)) {
            open.add(place);
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        var result = note(folder);
        if (closed == null && !open.contains(folder)) {
            closed = folder;
        }
        return result;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why) {
        if (folder.equals(closed)) {
            closed = null;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        return attributes.isSymbolicLink() ? FileVisitResult.CONTINUE : note(file);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException why) {
        // Files come and go while others work.
        if (!(why instanceof NoSuchFileException)) {
            unseen.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    private FileVisitResult note(Path place) {
        try {
            if ((closed == null || isSecret(place)) && letsOthers(place)) {
                open.add(place);
            }
            if (!Account.ownerOf(place).isSame(owner)) {
                strange.add(place);
            }
        } catch (IOException e) {
            return visitFileFailed(place, e);
        }
        return FileVisitResult.CONTINUE;
    }

    private static boolean letsOthers(Path place) throws IOException {
        return Files.getPosixFilePermissions(place).stream()
                .anyMatch(permission -> !permission.name().startsWith("OWNER"));
    }

    private boolean isSecret(Path place) {
        return place.equals(workspace.database())
                || place.equals(workspace.stateKey())
                || place.endsWith("ssh/id")
                || place.resolveSibling("").endsWith("secrets");
    }
}
