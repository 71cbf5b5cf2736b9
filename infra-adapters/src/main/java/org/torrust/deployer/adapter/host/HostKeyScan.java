package org.torrust.deployer.adapter.host;

import java.time.Duration;
import java.util.List;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.StepFailedException;

/** Asks a server for its host key with {@code ssh-keyscan}, which sends nothing that could be stolen. */
final class HostKeyScan {

    private static final int SECONDS = 10;

    private HostKeyScan() {}

    /**
     * The key, {@code ssh-ed25519 AAAA…}.
     *
     * @throws StepFailedException when the server shows none of that kind, or no server answers
     */
    static String of(HostAddress machine) {
        return key(machine, Query.ask(arguments(machine), Duration.ofSeconds(2 * SECONDS)));
    }

    static String key(HostAddress machine, Query.Answer scan) {
        return scan.out()
                .lines()
                .filter(line -> line.contains(" ssh-ed25519 "))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .findFirst()
                .orElseThrow(() -> new StepFailedException(
                        none(machine, scan).because(scan.err().strip())));
    }

    private static Failure none(HostAddress machine, Query.Answer scan) {
        return hasAnswered(scan)
                ? Failure.of(
                        "The server at %s shows no ed25519 host key.".formatted(machine),
                        "Have it make one: ssh-keygen -A")
                : Failure.of(
                        "No SSH server answers at %s that would show its host key.".formatted(machine),
                        "See that the host runs and that nothing on the way blocks TCP port %d."
                                .formatted(machine.sshPort()));
    }

    /** It tells the banner of each server it reaches, behind a {@code #}. */
    private static boolean hasAnswered(Query.Answer scan) {
        return (scan.err() + "\n" + scan.out()).lines().anyMatch(line -> line.startsWith("# "));
    }

    static List<String> arguments(HostAddress machine) {
        return List.of(
                "ssh-keyscan",
                "-T",
                Integer.toString(SECONDS),
                "-t",
                "ed25519",
                "-p",
                Integer.toString(machine.sshPort()),
                "--",
                machine.host());
    }
}
