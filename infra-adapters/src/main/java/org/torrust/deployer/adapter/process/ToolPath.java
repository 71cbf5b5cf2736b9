package org.torrust.deployer.adapter.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.StepFailedException;

/** Finds programs on PATH. */
public final class ToolPath {

    private static final Map<String, String> HOW = Map.of(
            "multipass", "Install Multipass 1.10 or newer, e.g. 'snap install multipass'",
            "tofu", "Install OpenTofu 1.8 or newer (opentofu.org/docs/intro/install)",
            "ansible-playbook", "Install Ansible core 2.14 or newer, e.g. 'apt-get install ansible-core'",
            "lxc", "Install LXD 5.0 or newer, e.g. 'snap install lxd' or 'apt-get install lxd'");

    private ToolPath() {}

    /** Where the program is, or empty when PATH does not lead to it. */
    public static Optional<Path> find(String program) {
        return find(program, Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    /** The same along a path other than our own. */
    static Optional<Path> find(String program, String path) {
        if (program.indexOf('/') >= 0) {
            return Optional.of(Path.of(program)).filter(Files::isExecutable);
        }
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** @throws StepFailedException with how to install it when it is missing */
    public static void require(String program) {
        if (find(program).isEmpty()) {
            throw missing(program);
        }
    }

    private static StepFailedException missing(String program) {
        var how = HOW.getOrDefault(program, "Install it");
        return new StepFailedException(Failure.of(
                "'%s' was not found on PATH.".formatted(program),
                how + "; see what else is missing: torrust-tracker-deployer check"));
    }
}
