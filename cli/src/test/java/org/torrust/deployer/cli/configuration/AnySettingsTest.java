package org.torrust.deployer.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is handed in as settings is understood or refused in sentences, and soon. */
class AnySettingsTest {

    private static final int MEGABYTE = 1 << 20;

    @Property(tries = 500)
    void areUnderstoodOrRefusedWhateverTheBytes(@ForAll byte[] bytes) {
        requireJudged(new GivenSettings().input(new ByteArrayInputStream(bytes)));
    }

    @Property(tries = 1500)
    void areUnderstoodOrRefusedWhateverTheText(@ForAll("texts") String text) {
        requireJudged(Settings.written(text));
    }

    @Property(tries = 1500)
    void areUnderstoodOrRefusedWhateverStandsAtAKey(@ForAll("keys") String key, @ForAll("values") Object value)
            throws JsonProcessingException {
        var dot = key.indexOf('.');
        var tree = Map.of(key.substring(0, dot), Map.of(key.substring(dot + 1), value));

        requireJudged(Settings.written(new ObjectMapper().writeValueAsString(tree)));
        requireJudged(Settings.written(new YAMLMapper().writeValueAsString(tree)));
    }

    @Property(tries = 1500)
    void areUnderstoodOrRefusedWhateverIsTyped(@ForAll("keys") String key, @ForAll("strings") String value) {
        requireJudged(new GivenSettings().options(List.of(key + "=" + value)));
        requireJudged(new GivenSettings().words(List.of(value, key + "=" + value)));
    }

    @Property(tries = 200)
    void areTheSameWhenTheyAreReadBack(@ForAll("understood") Map<String, String> settings) {
        var given = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        var configuration = Settings.read(new GivenSettings().options(given));

        assertThat(Settings.read(Settings.written(
                        EffectiveSettings.document(configuration, null).toString())))
                .isEqualTo(configuration);
    }

    @Example
    void areJudgedSoonWhereAMegabyteIsHandedIn() {
        for (var piece : List.of(
                "${",
                "a",
                "a-",
                "a/",
                "0.0.0.0:1,",
                "[",
                "{\"a\":",
                "- ",
                "a: ",
                "&a ",
                "? ",
                "!!",
                "\"",
                "'",
                "|\n",
                "k: 1\n",
                "#\n",
                "1",
                "\\",
                "//",
                "//a@",
                "*",
                "---\n",
                "{a: ",
                "%YAML 1.1\n",
                "\t",
                "\u2028",
                ">-\n\n")) {
            requireJudged(
                    Settings.written(piece.repeat((MEGABYTE - 1) / piece.getBytes(StandardCharsets.UTF_8).length)));
            var value = piece.repeat(100_000 / piece.length());
            for (var key : List.of("tracker.image", "tracker.udp", "provider.fail-at", "provider.host", "apt.proxy")) {
                requireJudged(Settings.of("simulated", key + "=" + value));
                requireJudged(Settings.of("ssh", key + "=" + value));
            }
        }
    }

    @Example
    void areJudgedSoonWhereTenThousandsOfThemAreUnknown() {
        var text = new StringBuilder("provider:\n");
        for (var i = 0; text.length() < MEGABYTE - 20; i++) {
            text.append("  k").append(i).append(": 1\n");
        }
        requireJudged(Settings.written(text.toString()));
    }

    private static void requireJudged(GivenSettings given) {
        try {
            assertThat(ConfigurationReader.read(given, Map.of("SET", "x")).configuration())
                    .isNotNull();
        } catch (Faults e) {
            assertThat(e.violations())
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(50)
                    .allSatisfy(fault -> assertThat(fault.message())
                            .hasSizeLessThan(1000)
                            .matches("(?s).*[.?…]")
                            .doesNotContainPattern("[\\p{Cc}]")
                            .doesNotContain("Exception", "java."));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        var pieces = Arbitraries.of(
                "provider: ",
                "name: lxd",
                "ssh: ",
                "port: ",
                "tracker: ",
                "udp: ",
                "\n",
                "  ",
                "- ",
                "{",
                "}",
                "[",
                "]",
                ",",
                "\"",
                "'",
                "&a ",
                "*a",
                "!!x ",
                "? ",
                ": ",
                "# ",
                "%",
                "@",
                ">",
                "~",
                "1e9",
                "0x1F",
                "0o7",
                ".nan",
                "null",
                "true",
                "yes",
                "${env:SET}",
                "${env:X}",
                "${file:/}",
                "${",
                "\t",
                "\u0000",
                "é",
                "---\n",
                "...\n",
                "\\",
                "<<: ",
                "\ud800",
                "\u202e",
                "22",
                "2001-01-01",
                "\"\\ud800\"",
                "\uFEFF");
        return pieces.list().ofMaxSize(14).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.oneOf(
                Arbitraries.of(ConfigurationKeys.names()),
                Combinators.combine(
                                Arbitraries.strings().ofMaxLength(8),
                                Arbitraries.strings().ofMaxLength(8))
                        .as((section, name) -> section + "." + name));
    }

    @Provide
    Arbitrary<String> strings() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30),
                Arbitraries.of(
                        "",
                        "${env:SET}",
                        "${env:",
                        "${file:/dev/null}",
                        "${file:\u0000}",
                        "${jndi:x}",
                        "{{ 7*7 }}",
                        "%{x}",
                        "$(id)",
                        "`id`",
                        "#set($a=1)",
                        "../../etc/passwd",
                        "--force",
                        "NaN",
                        "1e400",
                        "-0",
                        "0x10",
                        "\u0663",
                        "2147483648",
                        "[::1]:80",
                        "[::%eth0]:1",
                        "0.0.0.0:65536",
                        "http://a:b@c",
                        "\u001b[31m"));
    }

    @Provide
    Arbitrary<Object> values() {
        return Arbitraries.oneOf(
                strings().map(text -> (Object) text),
                Arbitraries.integers().map(number -> (Object) number),
                Arbitraries.doubles().map(number -> (Object) number),
                Arbitraries.of(true, false).map(truth -> (Object) truth),
                strings().list().ofMaxSize(4).map(list -> (Object) list),
                Arbitraries.maps(strings(), strings()).ofMaxSize(3).map(map -> (Object) map));
    }

    @Provide
    Arbitrary<Map<String, String>> understood() {
        var ports = Arbitraries.integers().between(2000, 60_000);
        return Combinators.combine(
                        ports,
                        Arbitraries.of("true", "false"),
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(20),
                        Arbitraries.integers().between(1, 512),
                        Arbitraries.of("container", "virtual-machine"))
                .as((port, truth, tag, cpus, type) -> Map.of(
                        "tracker.udp", "0.0.0.0:%d,[::]:%d".formatted(port, port + 1),
                        "tracker.private", truth,
                        "tracker.tag", tag,
                        "provider.cpus", String.valueOf(cpus),
                        "provider.type", type));
    }
}
