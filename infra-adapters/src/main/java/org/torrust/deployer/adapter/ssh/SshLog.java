package org.torrust.deployer.adapter.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Site;

/**
 * The full words of the commands a step ran on the machine, in the step's job folder, mode 0600: raw output may hold secrets.
 *
 * @param file where they are kept
 * @param shown the file as it is named to the operator
 */
public record SshLog(Path file, String shown) {

    /** The log of one step. */
    public static SshLog of(Workspace workspace, Site site, Step step) {
        var file = workspace
                .environment(site.environment())
                .job(site.operation(), step)
                .resolve("ssh.log");
        return new SshLog(file, workspace.show(file));
    }

    void add(String command, RemoteResult result) {
        add("$ %s%n%s%s[exit %d]%n"
                .formatted(command, ended(result.stdout()), ended(result.stderr()), result.exitCode()));
    }

    void add(String text) {
        PrivateFiles.folder(Objects.requireNonNull(file.getParent()));
        try (var channel = opened()) {
            for (var rest = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)); rest.hasRemaining(); ) {
                channel.write(rest);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The log %s cannot be written".formatted(shown), e);
        }
    }

    private FileChannel opened() throws IOException {
        if (Files.exists(file)) {
            PlainFile.require(file);
        }
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), mode);
    }

    private static String ended(String text) {
        return text.isEmpty() || text.endsWith("\n") ? text : text + System.lineSeparator();
    }
}
