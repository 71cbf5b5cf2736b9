package org.torrust.deployer.adapter.workspace;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.torrust.deployer.api.input.PlainFolder;

/**
 * A file or folder that is made beside its place and moved there once it is whole. All that is being made can be thrown away at
 * any moment, as by a signal; what someone left who was killed goes when the next is made for the same place.
 */
public final class Unfinished implements AutoCloseable {

    /** A hidden name that ends in a UUID. */
    private static final Pattern NAME = Pattern.compile("\\.(.+)\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** In a folder, which cannot be locked itself. */
    private static final String IN_WORK = ".in-work";

    private static final int TRIES = 3;

    private static final Set<Unfinished> ALL = new HashSet<>();

    /** Held while anything is begun or moved, so that nothing is overlooked when all is thrown away. */
    private static final ReentrantLock GUARD = new ReentrantLock();

    private final Path path;

    /** Locked as long as it is in work, which its maker's death ends, too. */
    private final FileChannel channel;

    private Unfinished(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Whether it has the name of something that is being made, or was when its maker was cut off. */
    public static boolean isOne(Path file) {
        return NAME.matcher(String.valueOf(file.getFileName())).matches();
    }

    /** Begins a file, for its owner alone. */
    static Unfinished file(Path place) throws IOException {
        return begun(place, Unfinished::locked);
    }

    /** Begins a folder, for its owner alone; the one it is to be in is made where it is missing. */
    public static Unfinished folder(Path place) throws IOException {
        return begun(place, path -> locked(PrivateFiles.folder(path).resolve(IN_WORK)));
    }

    /** Makes what bears the name, and locks it. */
    private interface Beginning {
        FileChannel of(Path path) throws IOException;
    }

    /** A folder to work in, among the temporary ones of the machine; it is never put in place. */
    public static Unfinished scratch(String prefix) {
        GUARD.lock();
        try {
            var folder = Files.createTempDirectory(prefix);
            return begun(folder, locked(folder.resolve(IN_WORK)));
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder can be made", e);
        } finally {
            GUARD.unlock();
        }
    }

    private static Unfinished begun(Path place, Beginning beginning) throws IOException {
        GUARD.lock();
        try {
            removeLeft(place);
            while (true) {
                var path = besides(place);
                var begun = begun(path, beginning.of(path));
                if (begun.isThere()) {
                    return begun;
                }
                begun.close();
            }
        } finally {
            GUARD.unlock();
        }
    }

    private static Unfinished begun(Path path, FileChannel channel) {
        var begun = new Unfinished(path, channel);
        ALL.add(begun);
        return begun;
    }

    private static Path besides(Path place) {
        return place.toAbsolutePath().resolveSibling(".%s.%s".formatted(place.getFileName(), UUID.randomUUID()));
    }

    private static FileChannel locked(Path file) throws IOException {
        var channel = FileChannel.open(
                file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), PrivateFiles.FILE);
        try {
            channel.lock();
        } catch (IOException e) {
            return channel; // Where a file system has no locks, nothing is taken for left.
        }
        return channel;
    }

    /** Someone else who makes one may have taken it for left before it was locked. */
    private boolean isThere() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void removeLeft(Path place) {
        var folder = Objects.requireNonNull(place.toAbsolutePath().getParent());
        try {
            PlainFolder.entries(folder).stream()
                    .filter(each -> isOf(place, each) && !isOurs(each))
                    .forEach(Unfinished::removeUnlessLocked);
        } catch (IOException | UncheckedIOException e) {
            return; // Whether anything can be made here is told by making it.
        }
    }

    private static boolean isOf(Path place, Path left) {
        var name = NAME.matcher(String.valueOf(left.getFileName()));
        return name.matches() && name.group(1).equals(String.valueOf(place.getFileName()));
    }

    /** To open and close it would end its lock. */
    private static boolean isOurs(Path left) {
        return ALL.stream().anyMatch(each -> each.path.equals(left));
    }

    private static void removeUnlessLocked(Path left) {
        var locked = Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS) ? left.resolve(IN_WORK) : left;
        if (!Files.isRegularFile(locked, LinkOption.NOFOLLOW_LINKS)) {
            return; // Not ours, and a pipe would have to be waited for.
        }
        try (var channel = FileChannel.open(locked, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() != null) {
                delete(left);
            }
        } catch (IOException e) {
            return; // It is being put in place, or another's.
        }
    }

    /** Where it is made. */
    public Path path() {
        return path;
    }

    /** Has the file written, and on the disk. */
    void write(PrivateFiles.Pieces pieces) throws IOException {
        // Closing it would end the lock.
        var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        pieces.write(out);
        out.flush();
        channel.force(true);
    }

    /** Puts the file in place of what was there. */
    void replace(Path place) throws IOException {
        move(place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Puts the folder in place; an empty one that is there gives way. */
    public void settle(Path place) throws IOException {
        Files.deleteIfExists(path.resolve(IN_WORK));
        move(place, StandardCopyOption.ATOMIC_MOVE);
    }

    private void move(Path place, CopyOption... options) throws IOException {
        GUARD.lock();
        try {
            Files.move(path, place, options);
            ALL.remove(this);
        } finally {
            GUARD.unlock();
        }
    }

    /** Throws it away unless it was put in place. */
    @Override
    public void close() {
        GUARD.lock();
        try (channel) {
            if (ALL.remove(this)) {
                delete(path);
            }
        } catch (IOException e) {
            return; // The lock ends with the process at the latest.
        } finally {
            GUARD.unlock();
        }
    }

    /** Throws away all that is being made. Whoever would begin or move anything from now on waits for the program's end. */
    public static void discardAll() {
        GUARD.lock();
        ALL.forEach(each -> delete(each.path));
    }

    /** Something may be written into a folder meanwhile. What is left at last is hidden, and the next one's to remove. */
    private static void delete(Path path) {
        for (var tries = 0; tries < TRIES && !isDeleted(path); tries++) {}
    }

    private static boolean isDeleted(Path path) {
        try {
            Trees.delete(path);
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
