package org.torrust.deployer.adapter.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of programs that play others, from {@code src/test/fakes}; beside it lies what they play with, and what they were asked. */
public final class FakePrograms {

    private static final Path ALL = Path.of("src/test/fakes");

    private final Path world;

    /** @param world an empty folder */
    public FakePrograms(Path world, String... names) {
        this.world = world;
        try {
            Files.createDirectories(world.resolve("bin"));
            for (var name : names) {
                Files.copy(ALL.resolve(name), world.resolve("bin").resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Toolbox toolbox() {
        return new Toolbox(world.resolve("bin").toString());
    }

    /** What a program of the folder does, for tests that put it elsewhere. */
    public Path bin() {
        return world.resolve("bin");
    }

    /** Puts a file of their world, which they take for a fact. */
    public Path set(String file, String text) {
        try {
            var place = world.resolve(file);
            Files.createDirectories(place.getParent());
            return Files.writeString(place, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a file of their world away. */
    public void unset(String file) {
        try {
            Files.delete(world.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the files in a folder of their world. */
    public List<String> names(String folder) {
        try (var files = Files.list(world.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What they were asked since the last time this was asked. */
    public List<String> calls() {
        var file = world.resolve("calls");
        try {
            var calls = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
            Files.deleteIfExists(file);
            return calls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
