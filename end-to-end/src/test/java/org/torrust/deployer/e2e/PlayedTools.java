package org.torrust.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * An OpenTofu and an LXD that are shell scripts: real processes with real files, which keep a ledger of what they made. The
 * machine they make is nowhere, so that provisioning ends at {@code wait-ssh}.
 */
final class PlayedTools implements AutoCloseable {

    /** A port of this machine on which nobody answers. */
    private static final String NOBODY = "1";

    private final Path folder;
    private final Shell shell;

    PlayedTools(Path folder) throws IOException {
        this.folder = folder;
        var bin = Files.createDirectories(folder.resolve("bin"));
        write("tofu", """
                #!/bin/sh
                for word; do case $word in -chdir=*) root=${word#-chdir=} ;; init|apply|destroy|output) verb=$word ;; esac; done
                ledger=%1$s
                name=$(basename "$root")
                resource=lxd_volume; [ "$name" = data ] || resource=lxd_instance
                hook() { printf '{"type":"%%s","hook":{"resource":{"addr":"%%s.it","resource_type":"%%s"},"action":"%%s"}}\\n' "$1" "$resource" "$resource" "$2"; }
                alone() { mkdir "$root/.busy" 2>/dev/null || echo "$verb beside another" >>"$ledger"; }
                case $verb in
                  init) alone; sleep 0.1; mkdir -p "$root/.terraform"; rmdir "$root/.busy" ;;
                  apply)
                    alone
                    if [ ! -e "$root/terraform.tfstate" ]; then
                        if [ -e %2$s ]; then
                            trap 'echo told to stop >>"$ledger"; stopping=yes' INT
                            hook apply_start create
                            while [ -e %2$s ] || [ -z "$stopping" ]; do sleep 0.05; done
                            rmdir "$root/.busy"
                            exit 1
                        fi
                        hook apply_start create; sleep 0.3
                        while [ -e %3$s ]; do sleep 0.05; done
                        echo "create $name" >>"$ledger"; echo '{}' >"$root/terraform.tfstate"
                        hook apply_complete create
                    fi
                    rmdir "$root/.busy" ;;
                  destroy)
                    alone
                    if [ "$(cat "$root/terraform.tfstate")" = '{}' ]; then
                        hook apply_start delete; sleep 0.3
                        echo "destroy $name" >>"$ledger"; echo gone >"$root/terraform.tfstate"
                        hook apply_complete delete
                    fi
                    rmdir "$root/.busy" ;;
                  output) echo '{"ipv4_address":{"value":"127.0.0.1"}}' ;;
                esac
                """.formatted(book(), folder.resolve("hold"), folder.resolve("pause")));
        write("lxc", "#!/bin/sh\necho '[]'\n");
        this.shell = new Shell(folder.resolve("workspace")).with(bin);
    }

    Shell shell() {
        return shell;
    }

    void create(String environment) throws IOException {
        var run = shell.deployer(
                "create",
                environment,
                "--provider",
                "lxd",
                "--set",
                "ssh.port=" + NOBODY,
                "--set",
                "limits.ssh-seconds=1");
        assertThat(run.exitCode()).as(run.toString()).isZero();
    }

    /** As far as a machine that is nowhere can be provisioned. */
    void provision(String environment) throws IOException {
        var run = shell.deployer("provision", environment, "--auto-approve", "--keep-on-failure");
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(6);
        assertThat(run.err()).contains("provision failed at wait-ssh");
    }

    /** What was made and removed at the provider, in order. */
    List<String> ledger() throws IOException {
        return Files.exists(book()) ? Files.readAllLines(book()) : List.of();
    }

    /** From now on applying takes until it was told to stop and is let go. */
    void hold() throws IOException {
        Files.writeString(folder.resolve("hold"), "");
    }

    void letGo() throws IOException {
        Files.delete(folder.resolve("hold"));
    }

    /** From now on applying comes to no end. */
    void pause() throws IOException {
        Files.writeString(folder.resolve("pause"), "");
    }

    void goOn() throws IOException {
        Files.delete(folder.resolve("pause"));
    }

    private Path book() {
        return folder.resolve("ledger");
    }

    /** Plays another program. */
    void write(String name, String script) throws IOException {
        var file = folder.resolve("bin").resolve(name);
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Override
    public void close() {}
}
