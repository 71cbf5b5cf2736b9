package org.torrust.deployer.adapter.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.templates.Templates;

/**
 * The files of one environment.
 *
 * @param data what must be kept: keys, states, secrets, jobs
 * @param build what is rendered, and rendered again when it is gone
 */
public record EnvironmentFolder(Path data, Path build) {

    /** The private SSH key, mode 0600. */
    public Path privateKey() {
        return data.resolve("ssh/id");
    }

    public Path publicKey() {
        return data.resolve("ssh/id.pub");
    }

    /** Pinned host keys under the environment's name as alias. */
    public Path knownHosts() {
        return data.resolve("ssh/known_hosts");
    }

    /** Looks that what a tool is handed of these are files: it would wait for a pipe. */
    public void requireKeyFiles() {
        Stream.of(privateKey(), knownHosts()).filter(Files::exists).forEach(EnvironmentFolder::requirePlain);
    }

    private static void requirePlain(Path file) {
        try {
            PlainFile.require(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be used".formatted(file), e);
        }
    }

    /** The tracker API's admin token, mode 0600, no line end. */
    public Path apiToken() {
        return data.resolve("secrets/api-token");
    }

    /** The operator's own templates, copied at create; may not be there. */
    public Path overlay() {
        return data.resolve("templates");
    }

    /** The operator's own templates over ours, where there are any. */
    public Templates templates() {
        return Files.isDirectory(overlay()) ? Templates.withOverlay(overlay()) : Templates.bundled();
    }

    /** Copies of the tracker's database and configuration, each with its checksum beside it; outlives the environment. */
    public Path backups() {
        return data.resolve("backups");
    }

    /** OpenTofu root of the data volume, with its state. */
    public Path tofuData() {
        return data.resolve("tofu/data");
    }

    /** OpenTofu root of the machine, with its state. */
    public Path tofuMachine() {
        return data.resolve("tofu/machine");
    }

    /** Files the operator handed in for one operation, e.g. an own {@code tracker.toml}. */
    public Path inbox(OperationId operation) {
        return data.resolve("inbox").resolve(operation.value());
    }

    /** How fast the tracker was when that was measured last; may not be there. */
    public Path baseline() {
        return data.resolve("baseline.json");
    }

    /** One run of a tool: its output, pid and exit code. */
    public Path job(OperationId operation, Step step) {
        return data.resolve("jobs").resolve(operation.value()).resolve(step.word());
    }

    /** All job folders. */
    public Path jobs() {
        return data.resolve("jobs");
    }

    /** What the simulated provider plays, in place of a machine. */
    public Path simulated() {
        return data.resolve("simulated");
    }

    /** What a simulated tracker has in place of a database. */
    public Path simulatedDatabase() {
        return simulated().resolve("database");
    }

    /** Rendered inventory, variables and playbook. */
    public Path ansible() {
        return build.resolve("ansible");
    }

    /** A rendered release, as it will lie on the host. */
    public Path release(OperationId operation) {
        return build.resolve("release").resolve(operation.value());
    }
}
