package org.torrust.deployer.adapter.ssh;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.input.PlainFolder;

/**
 * Puts a folder on the machine as a whole or not at all: into a folder beside it that only its owner can enter, which then takes
 * the name. So a secret file is never readable by others, not even before it has its mode.
 *
 * @param remove removes a folder of the machine with all that is in it
 */
record SftpUpload(ChannelSftp sftp, String remoteFolder, Consumer<String> remove) {

    private static final int OWNER_ONLY = 0700;
    private static final int PERMISSIONS = 0777;

    /** Leaves nothing behind when it fails, unless the connection is gone; the next upload of that name clears what is left. */
    void upload(Path localFolder) throws SftpException, IOException {
        var temporary = temporary();
        remove.accept(temporary);
        sftp.mkdir(escaped(temporary));
        sftp.chmod(OWNER_ONLY, escaped(temporary));
        try {
            fill(localFolder, temporary);
            sftp.chmod(mode(localFolder), escaped(temporary));
            sftp.rename(escaped(temporary), escaped(remoteFolder));
        } catch (SftpException | IOException e) {
            removeWhatIsLeft(temporary, e);
            throw e;
        }
    }

    private void fill(Path local, String remote) throws SftpException, IOException {
        for (var entry : entries(local)) {
            put(entry, remote + "/" + entry.getFileName());
        }
    }

    private void put(Path local, String remote) throws SftpException, IOException {
        if (Files.isDirectory(local)) {
            sftp.mkdir(escaped(remote));
            fill(local, remote);
        } else {
            try (var content = PlainFile.open(local)) {
                sftp.put(content, escaped(remote));
            }
        }
        sftp.chmod(mode(local), escaped(remote));
    }

    private void removeWhatIsLeft(String temporary, Exception failed) {
        try {
            remove.accept(temporary);
        } catch (RuntimeException e) {
            failed.addSuppressed(e);
        }
    }

    private String temporary() {
        var slash = remoteFolder.lastIndexOf('/');
        return remoteFolder.substring(0, slash + 1) + ".uploading-" + remoteFolder.substring(slash + 1);
    }

    private static List<Path> entries(Path folder) throws IOException {
        return PlainFolder.entries(folder).stream().sorted().toList();
    }

    private static int mode(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:mode") & PERMISSIONS;
    }

    // JSch reads remote names as patterns.
    private static String escaped(String path) {
        return path.replaceAll("([\\\\*?])", "\\\\$1");
    }
}
