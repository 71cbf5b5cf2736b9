package org.torrust.deployer.adapter.lxd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.torrust.deployer.adapter.process.Toolbox;
import org.torrust.deployer.adapter.workspace.WorkspaceId;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.StepFailedException;

/** LXD as its own client reaches it, over the local socket. */
public final class Lxd {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String INSTANCES = "/1.0/instances?recursion=1";
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
        labelled(INSTANCES, names.labels()).map(LxdThing::instance).forEach(thing -> left.add(thing.shown()));
        labelled(volumes(pool), names.labels())
                .map(volume -> LxdThing.volume(volume, pool))
                .forEach(thing -> left.add(thing.shown()));
        return left;
    }

    /**
     * All that LXD has with the workspace's label, whichever environment it is of.
     *
     * @throws StepFailedException when LXD does not answer: then nothing can be said
     */
    public List<LxdThing> of(WorkspaceId workspace) {
        var labels = Map.of(LxdNames.WORKSPACE, workspace.value());
        var all = new ArrayList<LxdThing>();
        labelled(INSTANCES, labels).map(LxdThing::instance).forEach(all::add);
        for (var pool : query("/1.0/storage-pools?recursion=1")) {
            var name = pool.path("name").asText();
            labelled(volumes(name), labels)
                    .map(volume -> LxdThing.volume(volume, name))
                    .forEach(all::add);
        }
        return all;
    }

    private static String volumes(String pool) {
        return "/1.0/storage-pools/%s/volumes/custom?recursion=1".formatted(pool);
    }

    private Stream<JsonNode> labelled(String path, Map<String, String> labels) {
        return StreamSupport.stream(query(path).spliterator(), false)
                .filter(thing -> labels.entrySet().stream()
                        .allMatch(label -> label.getValue()
                                .equals(thing.path("config")
                                        .path(label.getKey())
                                        .asText())));
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
