package org.torrust.deployer.adapter.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;
import org.torrust.deployer.api.operation.Step;

/** Nothing that Ansible could say stops the deployer, or has it tell a step twice or out of order. */
class AnyAnsibleEventsTest {

    private static final List<Step> STEPS = List.of(Step.SYSTEM_UPDATES, Step.INSTALL_DOCKER, Step.USERS);

    private final List<Step> completed = new ArrayList<>();
    private final List<String> doing = new ArrayList<>();
    private AnsibleEvents events;

    @BeforeTry
    void begin() {
        completed.clear();
        doing.clear();
        events = new AnsibleEvents(STEPS, (step, outcome) -> completed.add(step), (step, what) -> doing.add(what));
    }

    @Property
    void areTakenAndCompleteEachStepOnceInOrder(@ForAll("lines") List<String> lines) {
        lines.forEach(events);

        assertThat(completed).isEqualTo(STEPS.subList(0, completed.size()));
        assertThat(STEPS).contains(events.step());
        assertThat(doing).doesNotContainNull();
        events.finish();
        assertThat(completed).isEqualTo(STEPS);
    }

    @Property
    void areTakenWhereTheyBreakOff(@ForAll("objects") String line, @ForAll int length) {
        events.accept(line.substring(0, Math.floorMod(length, line.length())));

        assertThat(completed).isEmpty();
    }

    @Example
    void areTakenByTheMegabyteAndKeptInParts() {
        events.accept("x".repeat(1 << 20));
        events.accept("[".repeat(1 << 20));
        events.accept(json(Map.of("event", "task", "task", "users: " + "x".repeat(1 << 20))));
        events.accept(json(Map.of(
                "event", "result", "task", "y".repeat(1 << 20), "status", "failed", "message", "z".repeat(1 << 20))));

        assertThat(events.trouble()).hasValueSatisfying(trouble -> {
            assertThat(trouble.task()).hasSizeLessThan(1000);
            assertThat(trouble.message()).hasSizeLessThan(10_000);
        });
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(60), objects())
                .list()
                .ofMaxSize(8);
    }

    /** Those it reads, with anything where something is looked for. */
    @Provide
    Arbitrary<String> objects() {
        var values = Arbitraries.oneOf(
                Arbitraries.of(
                                "task",
                                "result",
                                "changed",
                                "ok",
                                "failed",
                                "unreachable",
                                "retry",
                                "users: add",
                                "install-docker: x",
                                "system-updates:",
                                ":",
                                "no-such-step: x")
                        .map(word -> (Object) word),
                Arbitraries.strings().ofMaxLength(20).map(word -> (Object) word),
                Arbitraries.longs().map(number -> (Object) number),
                Arbitraries.doubles().list().ofMaxSize(3).map(list -> (Object) list));
        return Combinators.combine(
                        Arbitraries.of("task", "result", ""),
                        Arbitraries.maps(Arbitraries.of("event", "task", "status", "message", "x"), values)
                                .ofMaxSize(5))
                .as((event, more) -> {
                    var object = new java.util.HashMap<>(more);
                    if (!event.isEmpty()) {
                        object.put("event", event);
                    }
                    return json(object);
                });
    }

    private static String json(Map<String, ?> object) {
        try {
            return new ObjectMapper().writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
