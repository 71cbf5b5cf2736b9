package org.torrust.deployer.cli.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** Writes what is read beside the program: the build asks for it, see {@code WriteManual}. */
public final class Manual {

    private Manual() {}

    /** The page of all commands, in Markdown. */
    public static String markdown(CommandSpec root) {
        return Markdown.of(CommandPages.of(root));
    }

    /**
     * Writes a man page for each command into {@code man1}, and a completion script for each shell into a folder named
     * after it, under the file name that the shell looks for.
     *
     * @param date of the release, e.g. {@code 2026-11-24}
     * @throws IOException when a file cannot be written
     */
    public static void write(CommandSpec root, Path folder, String version, String date) throws IOException {
        for (var page : CommandPages.of(root).all().toList()) {
            var manPage = new ManPage(page, version, date);
            write(folder.resolve("man1").resolve(manPage.name() + ".1"), manPage.text());
        }
        for (var shell : Shell.values()) {
            write(folder.resolve(shell.name()).resolve(shell.fileName(root.name())), Completion.of(root, shell));
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
