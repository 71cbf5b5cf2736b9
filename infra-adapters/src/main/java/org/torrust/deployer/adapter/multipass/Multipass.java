package org.torrust.deployer.adapter.multipass;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.torrust.deployer.adapter.process.Toolbox;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.StepFailedException;

/** Multipass as its own client reaches it. */
public final class Multipass {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String HOST_KEY = "/etc/ssh/ssh_host_ed25519_key.pub";

    /** What a snap's program on PATH leads to. */
    private static final Path RUNS_SNAPS = Path.of("snap");

    private final Toolbox toolbox;
    private final Path home;
    private final ObjectMapper json = new ObjectMapper();

    /** @param home the operator's home folder */
    public Multipass(Toolbox toolbox, Path home) {
        this.toolbox = toolbox;
        this.home = home;
    }

    /** The public host key of an instance, one line {@code ssh-ed25519 AAAA…}; empty while there is none yet. */
    public Optional<String> hostKey(String instance) {
        var answer = toolbox.ask(List.of("multipass", "exec", instance, "--", "cat", HOST_KEY), LIMIT);
        return Optional.of(answer.out().strip()).filter(key -> answer.isGood() && key.startsWith("ssh-ed25519 "));
    }

    /**
     * How an instance is, in Multipass's word, e.g. {@code Running}, or {@code Deleted} while it can still be recovered;
     * empty when there is no such instance.
     *
     * @throws StepFailedException when Multipass does not answer: then nothing can be said
     */
    public Optional<String> state(String instance) {
        return StreamSupport.stream(instances().spliterator(), false)
                .filter(each -> each.path("name").asText().equals(instance))
                .map(each -> each.path("state").asText())
                .findFirst();
    }

    /**
     * The names of all instances, of whomever they are.
     *
     * @throws StepFailedException when Multipass does not answer: then nothing can be said
     */
    public List<String> names() {
        return StreamSupport.stream(instances().spliterator(), false)
                .map(each -> each.path("name").asText())
                .toList();
    }

    private JsonNode instances() {
        var answer = toolbox.ask(List.of("multipass", "list", "--format", "json"), LIMIT);
        if (!answer.isGood()) {
            throw silent(answer.err().strip());
        }
        try {
            var list = json.readTree(answer.out()).path("list");
            if (list.isArray()) {
                return list;
            }
        } catch (JsonProcessingException e) {
            throw silent("its answer is no JSON");
        }
        throw silent("its answer has no list of instances");
    }

    /**
     * The folder its client can read whatever it is confined to, or empty when it is not confined. A snap sees nothing
     * hidden in a home folder, where a workspace usually lies, and has a {@code /tmp} of its own.
     */
    public Optional<Path> readableFolder() {
        return toolbox.find("multipass")
                .filter(Multipass::isOfSnap)
                .map(program -> home.resolve("snap/multipass/common"));
    }

    private static boolean isOfSnap(Path program) {
        try {
            return program.toRealPath().endsWith(RUNS_SNAPS);
        } catch (IOException e) {
            return false;
        }
    }

    private static StepFailedException silent(String why) {
        return new StepFailedException(Failure.of("Multipass does not answer.", "See that it runs: multipass version")
                .because(why));
    }
}
