package org.torrust.deployer.adapter.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.command.port.StepFailedException;

/**
 * What there is on this machine to set things right with.
 *
 * @param system the words {@code ID} and {@code ID_LIKE} of os-release, e.g. {@code ubuntu}, {@code debian}
 * @param platform as releases are named, e.g. {@code linux_amd64}
 * @param hasGo whether there is a Go toolchain
 * @param subnet a private one that is free, as the address of a bridge in it
 */
record Means(
        List<String> system,
        String platform,
        Set<Manager> managers,
        Privilege privilege,
        boolean hasSystemd,
        boolean hasGo,
        Path ownPrograms,
        String subnet) {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    Means {
        system = List.copyOf(system);
        managers = Set.copyOf(managers);
    }

    /** What this operator has at hand. */
    static Means of(Operator operator) {
        return new Means(
                system(Path.of("/etc/os-release")),
                platform(System.getProperty("os.name", ""), System.getProperty("os.arch", "")),
                managers(operator),
                privilege(operator),
                Files.isDirectory(Path.of("/run/systemd/system")),
                operator.toolbox().has("go"),
                operator.ownPrograms(),
                Subnets.free(Subnets.ofInterfaces()));
    }

    boolean isSystem(String word) {
        return system.contains(word);
    }

    boolean mayBecomeRoot() {
        return privilege != Privilege.NONE;
    }

    /** Where a program that no package manager installs is put. */
    Path programs() {
        return privilege == Privilege.ROOT ? Path.of("/usr/local/bin") : ownPrograms;
    }

    static List<String> system(Path osRelease) {
        try {
            var entries = PlainFile.text(osRelease)
                    .lines()
                    .map(line -> line.split("=", 2))
                    .filter(entry -> entry.length == 2)
                    .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1].replace("\"", ""), (a, b) -> b));
            return words(entries);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> words(Map<String, String> entries) {
        var all = entries.getOrDefault("ID", "") + " " + entries.getOrDefault("ID_LIKE", "");
        return List.of(all.strip().split("\\s+"));
    }

    static String platform(String system, String processor) {
        var kernel = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var kind = switch (processor) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> processor;
        };
        return kernel + "_" + kind;
    }

    private static Set<Manager> managers(Operator operator) {
        var found = EnumSet.noneOf(Manager.class);
        Arrays.stream(Manager.values())
                .filter(manager -> operator.toolbox().has(manager.program()))
                .forEach(found::add);
        return found;
    }

    private static Privilege privilege(Operator operator) {
        if (says(operator, "0", "id", "-u")) {
            return Privilege.ROOT;
        }
        return says(operator, "", "sudo", "-n", "true") ? Privilege.SUDO : Privilege.NONE;
    }

    private static boolean says(Operator operator, String expected, String... command) {
        if (!operator.toolbox().has(command[0])) {
            return false;
        }
        try {
            var answer = operator.toolbox().ask(List.of(command), LIMIT);
            return answer.isGood() && answer.out().strip().equals(expected);
        } catch (StepFailedException e) {
            return false;
        }
    }
}
