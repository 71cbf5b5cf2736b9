package org.torrust.deployer.adapter.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An account of this machine, told apart by its number.
 *
 * @param name which it may not have here, as in a container; then its number
 */
public record Account(long uid, String name) {

    private static final Path PROCESS = Path.of("/proc/self/status");
    private static final String UIDS = "Uid:";

    /** The one this process works as. */
    public static Account self() {
        var uid = ofProcess();
        var name = System.getProperty("user.name", "");
        // Java's word for one without a name.
        return new Account(uid, name.isEmpty() || name.equals("?") ? Long.toString(uid) : name);
    }

    /** The second number counts for what is made and opened. */
    private static long ofProcess() {
        try (var lines = Files.lines(PROCESS)) {
            return lines.filter(line -> line.startsWith(UIDS))
                    .map(line -> Long.parseLong(line.split("\\s+", -1)[2]))
                    .findFirst()
                    .orElseGet(Account::ofSystem);
        } catch (IOException e) {
            return ofSystem(); // Only Linux tells it there.
        }
    }

    private static long ofSystem() {
        return new com.sun.security.auth.module.UnixSystem().getUid();
    }

    /** The one that a file or folder belongs to; of a link, that which it leads to. */
    public static Account ownerOf(Path file) throws IOException {
        var uid = Integer.toUnsignedLong((Integer) Files.getAttribute(file, "unix:uid"));
        return new Account(uid, Files.getOwner(file).getName());
    }

    public boolean isRoot() {
        return uid == 0;
    }

    public boolean isSame(Account other) {
        return uid == other.uid;
    }

    /** As {@code sudo -u} takes it. */
    public String forSudo() {
        return hasName() ? name : "'#%d'".formatted(uid);
    }

    /** For a sentence. */
    public String shown() {
        return hasName() ? "%s (uid %d)".formatted(name, uid) : "uid %d, which has no name here".formatted(uid);
    }

    private boolean hasName() {
        return !name.equals(Long.toString(uid));
    }
}
