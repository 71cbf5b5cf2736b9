package org.torrust.deployer.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is put in comes out again: nothing an operator types becomes syntax. */
class ScalarPropertyTest {

    static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    static final ObjectMapper TOML = new TomlMapper();

    @Property
    void yamlGivesBackWhatWasPutIn(@ForAll("anything") String text) throws IOException {
        assertThat(YAML.readTree("key: " + Scalar.YAML.write(text)).path("key").asText())
                .isEqualTo(text);
    }

    @Property
    void composeGivesItBackOnceItHasReplacedItsVariables(@ForAll("anything") String text) throws IOException {
        var read =
                YAML.readTree("key: " + Scalar.COMPOSE.write(text)).path("key").asText();

        assertThat(read.replace("$$", "$")).isEqualTo(text);
        assertThat(read.replace("$$", "")).doesNotContain("$");
    }

    @Property
    void tomlGivesBackWhatWasPutIn(@ForAll("anything") String text) throws IOException {
        assertThat(TOML.readTree("key = " + Scalar.TOML.write(text)).path("key").asText())
                .isEqualTo(text);
    }

    @Provide
    Arbitrary<String> anything() {
        var text = Arbitraries.strings().all().filter(ScalarPropertyTest::isText);
        var hostile = Arbitraries.of(
                "${x}",
                "{{ x }}",
                "%{if}",
                "$(id)",
                "\"",
                "'",
                "\\",
                "\n",
                "\r\n",
                "\t",
                "#set($x=1)",
                "\u0000",
                "\u2028",
                "😀",
                ": ",
                "- ",
                "no",
                "0x1",
                "\ufeff",
                "\u0085");
        return Combinators.combine(text, hostile, text).as((a, b, c) -> a + b + c);
    }

    private static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
