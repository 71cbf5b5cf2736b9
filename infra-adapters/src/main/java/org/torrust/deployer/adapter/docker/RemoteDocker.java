package org.torrust.deployer.adapter.docker;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.torrust.deployer.adapter.ssh.RemoteHost;
import org.torrust.deployer.adapter.ssh.RemoteResult;
import org.torrust.deployer.adapter.ssh.SshConnector;
import org.torrust.deployer.adapter.ssh.SshLog;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** The machine as a place Docker runs on: what fails there is told in sentences, without the API's token. */
final class RemoteDocker implements AutoCloseable {

    private final Workspace workspace;
    private final Site site;
    private final Step step;
    private final RemoteHost host;

    private RemoteDocker(Workspace workspace, Site site, Step step, RemoteHost host) {
        this.workspace = workspace;
        this.site = site;
        this.step = step;
        this.host = host;
    }

    static RemoteDocker on(Site site, Step step, Workspace workspace, SshConnector connector) {
        return new RemoteDocker(workspace, site, step, connector.connect(site, step));
    }

    RemoteHost host() {
        return host;
    }

    /** Runs a command whose failure is a result. */
    RemoteResult tried(List<String> command, Duration limit) {
        return host.run(command, limit);
    }

    /** Runs a command that must not fail; {@code doing} completes "Docker could not". */
    RemoteResult run(List<String> command, Duration limit, String doing) {
        var result = host.run(command, limit);
        if (!result.isGood()) {
            throw failed(result, doing);
        }
        return result;
    }

    /** The last line of a text that says something, as it may be shown. */
    String lastLine(String text) {
        return redacted(text).lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line.strip());
    }

    /** The last lines of a text, as they may be shown. */
    String lastLines(String text) {
        return LastLines.of(redacted(text));
    }

    StepFailedException failed(Failure failure, String detail) {
        return new StepFailedException(failure.because(detail.isBlank() ? null : detail)
                .loggedIn(SshLog.of(workspace, site, step).shown()));
    }

    StepFailedException failed(RemoteResult result, String doing) {
        var failure = DockerTrouble.of(result)
                .told(
                        doing,
                        site.configuration().tracker().reference(),
                        site.environment().value());
        return failed(failure, lastLines(result.stderr().isBlank() ? result.stdout() : result.stderr()));
    }

    @Override
    public void close() {
        host.close();
    }

    private String redacted(String text) {
        try {
            var token = PlainFile.text(workspace.environment(site.environment()).apiToken())
                    .strip();
            return token.isEmpty() ? text : text.replace(token, "[token]");
        } catch (IOException e) {
            // No token file, no token on the machine.
            return text;
        }
    }
}
