package org.torrust.deployer.adapter.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.HostAddress;

/**
 * Spells out OpenSSH's command lines for an environment's machine: with the environment's key only, and only where the
 * pinned host key answers. Runs nothing.
 */
public record OpenSsh(EnvironmentName environment, EnvironmentFolder folder, HostAddress address, String user) {

    /** A session of the operator's; the command is joined and read by the shell over there, as OpenSSH does. */
    public List<String> session(List<String> command) {
        return line(List.of(), command);
    }

    /** Has the words reach a program as they stand here; it is the operator who watches. */
    public List<String> running(List<String> words) {
        return line(List.of("-T"), List.of(ShellWords.line(words)));
    }

    /** As {@link #running} for a command nobody watches: asks nothing, and gives up when no connection comes about. */
    public List<String> quietly(int seconds, List<String> words) {
        return line(
                List.of("-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=" + seconds, "-o", "LogLevel=ERROR"),
                List.of(ShellWords.line(words)));
    }

    private List<String> line(List<String> more, List<String> command) {
        var line = new ArrayList<>(List.of(
                "ssh",
                "-F",
                "/dev/null",
                "-i",
                folder.privateKey().toString(),
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "StrictHostKeyChecking=yes",
                "-o",
                "UserKnownHostsFile=" + quoted(folder.knownHosts()),
                "-o",
                "GlobalKnownHostsFile=/dev/null",
                "-o",
                "HostKeyAlias=" + environment,
                "-p",
                Integer.toString(address.sshPort())));
        line.addAll(more);
        line.add("%s@%s".formatted(user, address.host()));
        if (!command.isEmpty()) {
            line.add("--");
            line.addAll(command);
        }
        return List.copyOf(line);
    }

    /** OpenSSH splits an option's value at blanks, and replaces what stands behind a percent sign. */
    private static String quoted(Path file) {
        return "\"" + file.toString().replace("%", "%%") + "\"";
    }
}
