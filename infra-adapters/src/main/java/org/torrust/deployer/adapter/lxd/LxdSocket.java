package org.torrust.deployer.adapter.lxd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file LXD is reached by. Whoever may write to it can become root, which is why its group matters.
 *
 * @param group the group that may use it
 * @param openToAll whether everyone may
 * @param usable whether the operator may, in this session
 */
public record LxdSocket(Path file, String group, boolean openToAll, boolean usable) {

    private static final Path OF_SNAP = Path.of("/var/snap/lxd/common/lxd/unix.socket");
    private static final Path OF_PACKAGE = Path.of("/var/lib/lxd/unix.socket");

    /**
     * The socket LXD's client would use; empty when there is none, which is when LXD does not run.
     *
     * @param environment variables; {@code LXD_SOCKET} and {@code LXD_DIR} name another place
     */
    public static Optional<LxdSocket> find(Map<String, String> environment) {
        return places(environment).filter(Files::exists).findFirst().flatMap(LxdSocket::read);
    }

    /** Whether it is the snap's. */
    public boolean isOfSnap() {
        return file.equals(OF_SNAP);
    }

    private static Stream<Path> places(Map<String, String> environment) {
        if (environment.containsKey("LXD_SOCKET")) {
            return Stream.of(Path.of(environment.get("LXD_SOCKET")));
        }
        return environment.containsKey("LXD_DIR")
                ? Stream.of(Path.of(environment.get("LXD_DIR"), "unix.socket"))
                : Stream.of(OF_SNAP, OF_PACKAGE);
    }

    private static Optional<LxdSocket> read(Path file) {
        try {
            var attributes = Files.readAttributes(file, PosixFileAttributes.class);
            return Optional.of(new LxdSocket(
                    file,
                    attributes.group().getName(),
                    attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE),
                    Files.isWritable(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
