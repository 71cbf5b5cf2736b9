package org.torrust.deployer.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Tools that are scripts: they write down what they are told and what else runs, and come to no machine. */
record WitnessingTools(Path folder) {

    private static final List<String> NAMES = List.of("tofu", "lxc", "ansible-playbook", "ssh", "multipass");

    /** A shell in which they come before those of the machine. */
    Shell before(Shell shell) throws IOException {
        var bin = Files.createDirectories(folder.resolve("bin"));
        for (var tool : NAMES) {
            var script = Files.writeString(bin.resolve(tool), """
                    #!/bin/sh
                    { echo "$0 $*"; env; ps -eo args; } >>'%s'
                    case "$0 $*" in
                      */tofu*init*) mkdir -p .terraform ;;
                      */tofu*apply*) echo {} >terraform.tfstate; exit 1 ;;
                      */tofu*) exit 1 ;;
                      */lxc*) echo '[]' ;;
                    esac
                    """.formatted(witness()));
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return shell.with(bin);
    }

    String seen() throws IOException {
        return Files.readString(witness());
    }

    private Path witness() {
        return folder.resolve("witness");
    }
}
