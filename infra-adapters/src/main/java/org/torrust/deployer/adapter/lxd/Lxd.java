package org.torrust.deployer.adapter.lxd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.torrust.deployer.adapter.process.Toolbox;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.StepFailedException;

/** LXD as its own client reaches it, over the local socket. */
public final class Lxd {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String HOST_KEY = "/etc/ssh/ssh_host_ed25519_key.pub";

    private final Toolbox toolbox;
    private final ObjectMapper json = new ObjectMapper();

    public Lxd(Toolbox toolbox) {
        this.toolbox = toolbox;
    }

    /** The public host key of an instance, one line {@code ssh-ed25519 AAAA…}; empty while there is none yet. */
    public Optional<String> hostKey(String instance) {
        var answer = toolbox.ask(List.of("lxc", "file", "pull", instance + HOST_KEY, "-"), LIMIT);
        return Optional.of(answer.out().strip()).filter(key -> answer.isGood() && key.startsWith("ssh-ed25519 "));
    }

    /**
     * What LXD still has with the environment's labels, each as a phrase; empty when nothing is left.
     *
     * @throws StepFailedException when LXD does not answer: then nothing can be said
     */
    public List<String> leftovers(LxdNames names, String pool) {
        var left = new ArrayList<String>();
        labelled("/1.0/instances?recursion=1", names).forEach(name -> left.add("instance " + name));
        labelled("/1.0/storage-pools/%s/volumes/custom?recursion=1".formatted(pool), names)
                .forEach(name -> left.add(volume(name, pool)));
        return left;
    }

    /** The phrase for a volume among {@link #leftovers}. */
    public static String volume(String name, String pool) {
        return "volume %s in pool %s".formatted(name, pool);
    }

    private List<String> labelled(String path, LxdNames names) {
        return StreamSupport.stream(query(path).spliterator(), false)
                .filter(thing -> names.labels().entrySet().stream()
                        .allMatch(label -> label.getValue()
                                .equals(thing.path("config")
                                        .path(label.getKey())
                                        .asText())))
                .map(thing -> thing.path("name").asText())
                .toList();
    }

    private JsonNode query(String path) {
        var answer = toolbox.ask(List.of("lxc", "query", path), LIMIT);
        if (!answer.isGood()) {
            throw silent(answer.err().strip());
        }
        try {
            return json.readTree(answer.out());
        } catch (JsonProcessingException e) {
            throw silent("its answer is no JSON");
        }
    }

    private static StepFailedException silent(String why) {
        return new StepFailedException(
                Failure.of("LXD does not answer.", "See that it runs: lxc info").because(why));
    }
}
