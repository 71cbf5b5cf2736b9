package org.torrust.deployer.adapter.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.input.PlainFolder;
import org.torrust.deployer.api.operation.Holder;

/** What a job leaves in its folder, for those who come after the deployer that started it. */
record JobFolder(Path path) {

    private static final String TICKET = "ticket.";

    /** All that lie in a folder and were begun. */
    static Stream<JobFolder> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var folders = Files.walk(folder)) {
            return folders.filter(Files::isDirectory).map(JobFolder::new).filter(JobFolder::isBegun).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes it ready for a new run. Only who finds the ticket may begin.
     *
     * @param starter the deployer that starts it
     * @return the ticket's name; another deployer's has another, lest a late beginner takes ours for its own
     */
    String prepare(Holder starter) {
        PrivateFiles.folder(path);
        revoke();
        for (var file : List.of("claimed", "holder", "exit", "interrupted", "stdout", "stderr")) {
            delete(path.resolve(file));
        }
        var ticket = TICKET + starter.pid();
        PrivateFiles.write(path.resolve(ticket), words(starter));
        return ticket;
    }

    /** Takes the ticket back: true when it was there, so that the tool it was for will never begin. */
    boolean revoke() {
        return tickets().stream().filter(JobFolder::delete).count() > 0;
    }

    /** Whether a tool was started, or is about to be. */
    boolean isBegun() {
        return isClaimed() || !tickets().isEmpty();
    }

    /** Whether it was this very deployer that had it started. */
    boolean isOf(Holder starter) {
        try {
            return PlainFile.text(path.resolve("claimed")).equals(words(starter));
        } catch (IOException e) {
            return false;
        }
    }

    private static String words(Holder starter) {
        return "%d %d %s\n".formatted(starter.pid(), starter.started(), starter.bootId());
    }

    boolean isClaimed() {
        return Files.exists(path.resolve("claimed"));
    }

    /** Remembers that the tool was told to stop: a second time would make it lose its state. */
    boolean markInterrupted() {
        var mark = path.resolve("interrupted");
        if (Files.exists(mark)) {
            return false;
        }
        PrivateFiles.write(mark, "");
        return true;
    }

    Optional<Integer> exitCode() {
        try {
            return Optional.of(
                    Integer.parseInt(PlainFile.text(path.resolve("exit")).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The tool's process; empty while the job has not come so far. */
    Optional<Holder> tool() {
        return holder(0);
    }

    /** The process that waits for the tool to write down its exit code, and leads the group. */
    Optional<Holder> leader() {
        return holder(4);
    }

    private Optional<Holder> holder(int from) {
        try {
            var lines = PlainFile.text(path.resolve("holder")).lines().toList();
            return Optional.of(new Holder(
                    Long.parseLong(lines.get(from)), Long.parseLong(lines.get(from + 1)), lines.get(2), lines.get(3)));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Whether the tool works, or the one who waits for it has not written down yet how it ended. */
    boolean isAtWork(Processes processes) {
        return exitCode().isEmpty()
                && Stream.of(tool(), leader()).flatMap(Optional::stream).anyMatch(processes::lives);
    }

    private List<Path> tickets() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try {
            return PlainFolder.entries(path).stream()
                    .filter(file -> file.getFileName().toString().startsWith(TICKET))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean delete(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
