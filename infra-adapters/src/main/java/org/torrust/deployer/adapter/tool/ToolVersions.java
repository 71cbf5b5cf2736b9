package org.torrust.deployer.adapter.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.adapter.process.ToolPath;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.command.port.StepFailedException;

/**
 * The versions of OpenTofu and Ansible. Asking Ansible takes most of a second, so an answer is kept until the program's file
 * changes.
 */
public final class ToolVersions {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.\\d+(?:\\.\\d+)?)");

    private static final Map<String, List<String>> QUESTIONS =
            Map.of("tofu", List.of("tofu", "version"), "ansible", List.of("ansible-playbook", "--version"));

    private final Path memory;
    private final ObjectMapper json = new ObjectMapper();

    public ToolVersions(Workspace workspace) {
        this.memory = workspace.root().resolve("data/tool-versions.json");
    }

    /** Tool to version, of those that are installed. */
    public Map<String, String> found() {
        var known = remembered();
        var versions = new HashMap<String, String>();
        QUESTIONS.forEach((tool, question) -> ToolPath.find(question.getFirst())
                .ifPresent(file -> versions.put(tool, version(known, question, file))));
        PrivateFiles.write(memory, known.toString());
        return versions;
    }

    /** The version in a tool's answer to the question; empty when it tells none. */
    static Optional<String> ask(List<String> question) {
        try {
            return in(Query.ask(question, LIMIT).out());
        } catch (StepFailedException e) {
            return Optional.empty();
        }
    }

    /** The first version in a text; LXD's feature releases have but two numbers, {@code 6.1}. */
    static Optional<String> in(String answer) {
        var match = NUMBER.matcher(answer);
        return match.find() ? Optional.of(match.group(1)) : Optional.empty();
    }

    private static String version(ObjectNode known, List<String> question, Path file) {
        var key = print(file);
        if (!known.has(key)) {
            known.put(key, ask(question).orElse("unknown"));
        }
        return known.path(key).asText();
    }

    private static String print(Path file) {
        try {
            return "%s %d %s".formatted(file, Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode remembered() {
        try {
            if (Files.exists(memory) && json.readTree(PlainFile.text(memory)) instanceof ObjectNode known) {
                return known;
            }
        } catch (IOException e) {
            return json.createObjectNode();
        }
        return json.createObjectNode();
    }
}
