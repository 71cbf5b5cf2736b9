package org.torrust.deployer.adapter.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A machine one is logged in to. Throws as {@link SshConnector} does.
 */
public interface RemoteHost extends AutoCloseable {

    /**
     * Runs a command to its end and tells how it ended; an exit code other than 0 is a result, no exception.
     *
     * @param command the program and its arguments; each reaches the program as it stands here
     * @param limit the longest it may take, after which it is told to end and the step fails
     */
    RemoteResult run(List<String> command, Duration limit);

    /**
     * Uploads a folder with its sub-folders and the files' modes, whole or not at all: it shows under its name when all of it is there.
     *
     * @param remoteFolder an absolute path whose parent is there and which itself is not
     */
    void upload(Path localFolder, String remoteFolder);

    /** Downloads a file, for its owner only, in place of what is there. */
    void download(String remoteFile, Path localFile);

    @Override
    void close();
}
