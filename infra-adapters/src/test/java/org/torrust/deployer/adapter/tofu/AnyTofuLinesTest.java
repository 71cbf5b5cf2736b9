package org.torrust.deployer.adapter.tofu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;

/** Nothing that OpenTofu could say stops the deployer, or fills it. */
class AnyTofuLinesTest {

    private final List<String> doing = new ArrayList<>();
    private TofuLines lines;

    @BeforeTry
    void begin() {
        doing.clear();
        lines = new TofuLines("lxd_instance", doing::add);
    }

    @Property
    void areTaken(@ForAll("lines") List<String> said) {
        said.forEach(lines);

        requireTold();
    }

    @Property
    void areTakenWhereTheyBreakOff(@ForAll("objects") Map<String, Object> object, @ForAll int length) {
        var line = json(object);
        lines.accept(line.substring(0, Math.floorMod(length, line.length())));

        requireTold();
    }

    @Property
    void keepTheWordsOfAnError(@ForAll("words") String summary) {
        lines.accept(json(
                Map.of("type", "diagnostic", "diagnostic", Map.of("severity", "error", "summary", "No: " + summary))));

        assertThat(lines.toldErrors()).isTrue();
        assertThat(lines.complaint()).isEqualTo("No: " + summary);
    }

    @Example
    void areTakenByTheMegabyteAndKeptInParts() {
        var much = "x".repeat(1 << 20);
        for (var i = 0; i < 200; i++) {
            lines.accept(much);
            lines.accept("{\"type\":" + "[".repeat(100_000));
        }
        assertThat(lines.complaint()).hasSizeLessThan(100_000);
        var error = json(Map.of(
                "type",
                "diagnostic",
                "diagnostic",
                Map.of("severity", "error", "summary", "It failed", "detail", much)));
        for (var i = 0; i < 200; i++) {
            lines.accept(error);
        }

        assertThat(lines.complaint()).startsWith("It failed: x").hasSizeLessThan(100_000);
    }

    private void requireTold() {
        assertThat(lines.complaint()).isNotNull();
        assertThat(lines.planned()).doesNotContainNull();
        assertThat(lines.applied()).doesNotContainNull();
        assertThat(doing).doesNotContainNull();
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.oneOf(words(), objects().map(AnyTofuLinesTest::json))
                .list()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().ofMaxLength(60);
    }

    /** Those it reads, with anything where something is looked for. */
    @Provide
    Arbitrary<Map<String, Object>> objects() {
        var keys = Arbitraries.of(
                "type",
                "hook",
                "change",
                "diagnostic",
                "resource",
                "addr",
                "resource_type",
                "action",
                "severity",
                "summary",
                "detail",
                "@message");
        var words = Arbitraries.of(
                "apply_start",
                "apply_progress",
                "apply_complete",
                "planned_change",
                "diagnostic",
                "error",
                "create",
                "noop",
                "lxd_instance");
        var leaves = Arbitraries.oneOf(
                words.map(word -> (Object) word),
                words().map(word -> (Object) word),
                Arbitraries.longs().map(number -> (Object) number),
                Arbitraries.doubles().map(number -> (Object) number),
                Arbitraries.of(true, false).map(truth -> (Object) truth));
        var inner = Arbitraries.maps(keys, leaves).ofMaxSize(4);
        var middle = Arbitraries.maps(
                        keys,
                        Arbitraries.oneOf(
                                leaves,
                                inner.map(map -> (Object) map),
                                leaves.list().ofMaxSize(3).map(list -> (Object) list)))
                .ofMaxSize(5);
        return Arbitraries.maps(keys, Arbitraries.oneOf(leaves, middle.map(map -> (Object) map)))
                .ofMaxSize(6);
    }

    private static String json(Map<String, Object> object) {
        try {
            return new ObjectMapper().writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
