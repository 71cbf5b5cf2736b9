package org.torrust.deployer.adapter.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** A machine that answers as it was told to, and remembers what it was asked. The last answer to a command is given for ever. */
public final class FakeHost implements RemoteHost, SshConnector {

    public final List<String> asked = new ArrayList<>();
    public final List<String> uploaded = new ArrayList<>();
    public final Map<String, String> downloads = new LinkedHashMap<>();
    public boolean unreachable;

    private final Map<List<String>, Deque<RemoteResult>> answers = new LinkedHashMap<>();

    public FakeHost on(List<String> command, RemoteResult... results) {
        answers.put(command, new ArrayDeque<>(List.of(results)));
        return this;
    }

    public static RemoteResult prints(String stdout) {
        return new RemoteResult(0, stdout, "");
    }

    public static RemoteResult fails(int exitCode, String stderr) {
        return new RemoteResult(exitCode, "", stderr);
    }

    @Override
    public RemoteResult run(List<String> command, Duration limit) {
        asked.add(String.join(" ", command));
        var results = answers.get(command);
        if (results == null) {
            throw new AssertionError("nobody told what to answer to " + command);
        }
        return results.size() > 1 ? results.removeFirst() : results.getFirst();
    }

    @Override
    public void upload(Path localFolder, String remoteFolder) {
        uploaded.add(remoteFolder);
    }

    @Override
    public void download(String remoteFile, Path localFile) {
        asked.add("download " + remoteFile);
        PrivateFiles.write(localFile, downloads.getOrDefault(remoteFile, ""));
    }

    @Override
    public RemoteHost connect(Site site, Step step) {
        if (unreachable) {
            throw new StepFailedException(Failure.of("No SSH server answers at 10.0.0.7:22.", "See that it runs."));
        }
        return this;
    }

    @Override
    public RemoteHost awaitLogin(Site site, Step step, Duration limit) {
        return connect(site, step);
    }

    @Override
    public void close() {}
}
