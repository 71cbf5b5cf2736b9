package org.torrust.deployer.adapter.tofu;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.torrust.deployer.adapter.process.ToolWords;
import org.torrust.deployer.command.port.PlannedChange;

/**
 * Reads what OpenTofu says while it works: its machine-readable UI, one JSON object a line, major version 1.
 *
 * <p>Lines of an unknown type are passed over and lines that are no JSON are kept as words, so that nothing the tool says
 * can stop the deployer.
 */
final class TofuLines implements Consumer<String> {

    private static final int MOST_WORDS = 40;

    private final ObjectMapper json = new ObjectMapper();
    private final String machineType;
    private final Consumer<String> doing;
    private final List<String> errors = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<PlannedChange> planned = new ArrayList<>();
    private final List<PlannedChange> applied = new ArrayList<>();
    private boolean madeInstance;
    private int changes;

    /**
     * @param machineType the type of resource that is a machine, e.g. {@code lxd_instance}
     * @param doing told what is being made, e.g. {@code lxd_instance.machine: creating}
     */
    TofuLines(String machineType, Consumer<String> doing) {
        this.machineType = machineType;
        this.doing = doing;
    }

    @Override
    public void accept(String line) {
        if (!line.startsWith("{")) {
            remember(line);
            return;
        }
        try {
            var object = json.readTree(line);
            if (object != null && object.isObject()) {
                read(object);
                return;
            }
        } catch (JsonProcessingException e) {
            // Half a line, or a message that went past the JSON writer: kept below as it is.
        }
        remember(line);
    }

    /** Whether an instance was created, which is also how a replaced one ends. */
    boolean madeInstance() {
        return madeInstance;
    }

    /** What a plan said would be done. */
    List<PlannedChange> planned() {
        return List.copyOf(planned);
    }

    /** What was done at the provider, in that order; what was only read is left out. */
    List<PlannedChange> applied() {
        return List.copyOf(applied);
    }

    boolean changedAnything() {
        return changes > 0;
    }

    /** Whether it told errors as JSON. */
    boolean toldErrors() {
        return !errors.isEmpty();
    }

    /** The errors it told, else its last words; empty when it told none. */
    String complaint() {
        return String.join("\n", errors.isEmpty() ? words : errors);
    }

    private void read(JsonNode object) {
        switch (object.path("type").asText()) {
            case "apply_start", "apply_progress" -> doing.accept(hook(object));
            case "apply_complete" -> completed(object);
            case "planned_change" -> add(object.path("change"), planned);
            case "diagnostic" -> diagnostic(object.path("diagnostic"));
            default -> {}
        }
    }

    private static String hook(JsonNode object) {
        var hook = object.path("hook");
        var action = switch (hook.path("action").asText()) {
            case "create" -> "creating";
            case "delete" -> "destroying";
            case "update" -> "changing";
            case "replace" -> "replacing";
            default -> hook.path("action").asText();
        };
        return hook.path("resource").path("addr").asText() + ": " + action;
    }

    private static void add(JsonNode change, List<PlannedChange> to) {
        var action = change.path("action").asText();
        if (!action.equals("noop") && !action.equals("read")) {
            to.add(new PlannedChange(change.path("resource").path("addr").asText(), action));
        }
    }

    private void completed(JsonNode object) {
        var hook = object.path("hook");
        add(hook, applied);
        changes++;
        madeInstance |= hook.path("resource").path("resource_type").asText().equals(machineType)
                && hook.path("action").asText().equals("create");
    }

    private void diagnostic(JsonNode diagnostic) {
        if (diagnostic.path("severity").asText().equals("error") && errors.size() < MOST_WORDS) {
            errors.add(ToolWords.line(
                    List.of(
                                    diagnostic.path("summary").asText(),
                                    diagnostic.path("detail").asText())
                            .stream()
                            .filter(text -> !text.isBlank())
                            .collect(Collectors.joining(": "))));
        }
    }

    private void remember(String line) {
        if (!line.isBlank() && words.size() < MOST_WORDS) {
            words.add(ToolWords.line(line.strip()));
        }
    }
}
