package org.torrust.deployer.adapter.ansible;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.process.ToolWords;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.api.operation.StepOutcome.AlreadyTrue;

/**
 * Follows a playbook run by the lines of our callback, {@code torrust_jsonl.py}: tells a step completed as soon as the first
 * task of the next one begins. A task's step is the word before the colon in its name; tasks of steps that are not asked for,
 * since they were recorded before, are passed over.
 */
final class AnsibleEvents implements Consumer<String> {

    private final ObjectMapper json = new ObjectMapper();
    private final List<Step> steps;
    private final BiConsumer<Step, StepOutcome> completed;
    private final BiConsumer<Step, String> doing;
    private int current;
    private boolean changed;
    private @Nullable Trouble trouble;

    AnsibleEvents(List<Step> steps, BiConsumer<Step, StepOutcome> completed, BiConsumer<Step, String> doing) {
        this.steps = List.copyOf(steps);
        this.completed = completed;
        this.doing = doing;
    }

    @Override
    public void accept(String line) {
        try {
            read(json.readTree(line));
        } catch (JsonProcessingException e) {
            // Half a line: Ansible died while writing it, and its exit code tells.
            doing.accept(step(), "…");
        }
    }

    /** Tells the steps completed that no later task has shown to be; to be called when the run ended well. */
    void finish() {
        while (current < steps.size()) {
            completeCurrent();
        }
    }

    /** The step at work, or the one that failed. */
    Step step() {
        return steps.get(Math.min(current, steps.size() - 1));
    }

    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    private void read(JsonNode event) {
        switch (event.path("event").asText()) {
            case "task" -> begin(event.path("task").asText());
            case "result" -> result(event);
            default -> {}
        }
    }

    private void begin(String task) {
        var step = named(task);
        if (step.filter(other -> !steps.contains(other)).isPresent()) {
            return;
        }
        step.ifPresent(this::advanceTo);
        doing.accept(step(), task.substring(task.indexOf(':') + 1).strip());
    }

    private static Optional<Step> named(String task) {
        var colon = task.indexOf(':');
        return colon < 0 ? Optional.empty() : Step.named(task.substring(0, colon));
    }

    private void advanceTo(Step step) {
        while (current < steps.indexOf(step)) {
            completeCurrent();
        }
    }

    private void completeCurrent() {
        var step = steps.get(current);
        current++;
        var outcome = changed ? StepOutcome.done() : new AlreadyTrue("Ansible found nothing to change");
        changed = false;
        completed.accept(step, outcome);
    }

    private void result(JsonNode event) {
        var task = event.path("task").asText();
        var message = event.path("message").asText();
        switch (event.path("status").asText()) {
            case "changed" -> changed |= named(task).map(steps::contains).orElse(true);
            case "failed" -> trouble = Trouble.told(task, message, false);
            case "unreachable" -> trouble = Trouble.told(task, message, true);
            case "retry" ->
                doing.accept(
                        step(), "trying again: " + message.lines().findFirst().orElse(task));
            default -> {}
        }
    }

    /** What went wrong: the task, the tool's words, and whether the machine was not even reached. */
    record Trouble(String task, String message, boolean isUnreachable) {

        /** As much as somebody reads: a message may hold all that a task said. */
        static Trouble told(String task, String message, boolean isUnreachable) {
            return new Trouble(ToolWords.cut(task, 200), ToolWords.cut(message, 8000), isUnreachable);
        }
    }
}
