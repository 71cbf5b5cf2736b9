package org.torrust.deployer.e2e;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** All commands there are, hidden ones too, found in the classes: one that is new is among them without being put on a list. */
final class EveryCommand {

    private final Set<String> names = new TreeSet<>();

    EveryCommand() {
        var commands = new ClassFileImporter()
                .importPackages("org.torrust.deployer.cli").stream()
                        .filter(type -> type.isAnnotatedWith(Command.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
        var inner = new HashSet<Class<?>>();
        commands.forEach(parent -> subcommands(parent).forEach(inner::add));
        commands.stream().filter(command -> !inner.contains(command)).forEach(command -> add("", command));
    }

    private void add(String before, Class<?> command) {
        var name = before + command.getAnnotation(Command.class).name();
        names.add(name);
        subcommands(command).forEach(subcommand -> add(name + " ", subcommand));
    }

    private static Stream<Class<?>> subcommands(Class<?> command) {
        return Arrays.stream(command.getAnnotation(Command.class).subcommands());
    }

    Set<String> names() {
        return names;
    }

    /** The command that is meant by arguments in which it stands first; the program itself where none is. */
    String of(List<String> arguments) {
        var line = String.join(" ", arguments) + " ";
        return names.stream()
                .filter(name -> line.startsWith(name + " "))
                .max(Comparator.comparing(String::length))
                .orElse("torrust-tracker-deployer");
    }
}
