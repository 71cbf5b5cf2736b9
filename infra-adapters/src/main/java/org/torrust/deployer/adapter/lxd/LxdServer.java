package org.torrust.deployer.adapter.lxd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.torrust.deployer.adapter.process.Toolbox;
import org.torrust.deployer.command.port.StepFailedException;

/** What LXD says of itself, for one who wants to know why it does not answer, too. */
public final class LxdServer {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Toolbox toolbox;
    private final ObjectMapper json = new ObjectMapper();

    public LxdServer(Toolbox toolbox) {
        this.toolbox = toolbox;
    }

    /**
     * What came of a question.
     *
     * @param found the answer, a missing node when there was none
     * @param trouble LXD's own words when there was none, in one line; else empty
     */
    public record Answer(JsonNode found, String trouble) {

        public boolean isGood() {
            return !found.isMissingNode();
        }

        /** The value at a JSON pointer as text, empty when it is not there. */
        public String text(String pointer) {
            return found.at(pointer).asText();
        }

        static Answer none(String trouble) {
            return new Answer(MissingNode.getInstance(), trouble);
        }
    }

    /** What is at a path of LXD's API, e.g. {@code /1.0}. */
    public Answer get(String path) {
        try {
            var answer = toolbox.ask(List.of("lxc", "query", path), LIMIT);
            return answer.isGood() ? new Answer(json.readTree(answer.out()), "") : Answer.none(oneLine(answer.err()));
        } catch (StepFailedException e) {
            return Answer.none(e.failure().summary());
        } catch (JsonProcessingException e) {
            return Answer.none("its answer is no JSON");
        }
    }

    /** A name as it stands in a path; aliases have slashes. */
    public static String escaped(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String oneLine(String words) {
        return words.strip().replaceFirst("^Error: ", "").replaceAll("\\s+", " ");
    }
}
