package org.torrust.deployer.adapter.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.torrust.deployer.adapter.process.Toolbox;

/** An operator whose PATH leads to one folder, with programs that say what they were told beforehand. */
final class FakeTools {

    private final Path folder;
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private final StringBuilder lxc = new StringBuilder();

    FakeTools(Path base) throws IOException {
        folder = Files.createDirectory(base.resolve("bin"));
        home = Files.createDirectory(base.resolve("home"));
    }

    /** @param script for the shell, run at each call */
    FakeTools with(String program, String script) {
        return write(folder.resolve(program), script);
    }

    /** A program in the operator's own folder, which is not on PATH. */
    FakeTools withOwn(String program, String script) {
        return write(operator().ownPrograms().resolve(program), script);
    }

    FakeTools where(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** An LXD that answers this at a path of its API, and else that there is no such thing. */
    FakeTools lxdHas(String path, String json) {
        lxc.append("  'query %s') echo '%s' ;;\n".formatted(path, json));
        return with("lxc", """
                case "$*" in
                  --version) echo 5.0.2 ;;
                %s  *) echo 'Error: not found' >&2; exit 1 ;;
                esac
                """.formatted(lxc));
    }

    Path home() {
        return home;
    }

    Path folder() {
        return folder;
    }

    Operator operator() {
        return new Operator(new Toolbox(folder.toString()), environment, "ada", home);
    }

    private FakeTools write(Path file, String script) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "#!/bin/sh\n" + script + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
