package org.torrust.deployer.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.api.configuration.LxdSettings;
import org.torrust.deployer.api.configuration.SimulatedSettings;

class SettingsFileTest {

    private static final String INPUT = "standard input, line ";

    @TempDir
    private Path folder;

    @Nested
    class Understood {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "provider:\n  name: lxd\n  cpus: 4\ntracker:\n  udp:\n    - 0.0.0.0:1\n    - '[::]:2'\n",
                    "{\"provider\":{\"cpus\":4},\n\t\"tracker\":{\"udp\":[\"0.0.0.0:1\",\"[::]:2\"]}}",
                    "{provider: {cpus: 4}, tracker: {udp: '0.0.0.0:1, [::]:2'}}",
                    "\uFEFFprovider: {cpus: 4}\r\ntracker: {udp: ['0.0.0.0:1', '[::]:2']}\r\n"
                })
        void isYamlAndJson(String text) {
            var configuration = Settings.read(Settings.written(text));

            assertThat(((LxdSettings) configuration.provider()).cpus()).isEqualTo(4);
            assertThat(configuration.tracker().listeners().udp()).hasToString("[0.0.0.0:1, [::]:2]");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "# nothing\n", "{}", "provider:\n", "apt:\n  proxy:\n", "apt: {proxy: ''}", "---\n"})
        void mayLeaveEverythingAsItIs(String text) {
            assertThat(Settings.read(Settings.written(text))).isEqualTo(Settings.read(new GivenSettings()));
        }

        @Test
        void namesTheProvider() {
            var given = Settings.written("provider: {name: simulated, step-seconds: 0.5}");

            assertThat(Settings.read(given).provider()).isEqualTo(new SimulatedSettings(0.5, null, 1));
        }

        @Test
        void leavesTheLastWordToOptions() {
            var given = Settings.written("ssh: {port: 23, user: ada}").options(java.util.List.of("ssh.port=2222"));

            assertThat(Settings.read(given).ssh().port()).isEqualTo(2222);
            assertThat(Settings.read(given).ssh().user()).isEqualTo("ada");
        }

        @Test
        void mayEvenHoldASecret() {
            var given = Settings.written("tracker: {api-token: sesame-sesame-sesame}");

            assertThat(ConfigurationReader.read(given, Map.of()).apiToken())
                    .isEqualTo(new Secret("sesame-sesame-sesame"));
        }
    }

    @Nested
    class WithFaults {

        @Test
        void tellsAllOfThemWithTheirLine() {
            assertThat(Settings.faults(Settings.written("""
                            provider:
                              name: lxd
                              cpu: 2
                              cpus: many
                              memory: 2
                              step-seconds: 1
                            trackers:
                              udp: 1
                            tracker:
                              private: "yes"
                              tag: 3.0
                              udp: [0.0.0.0:6969, nowhere]
                              http: {port: 1}
                              api: [0.0.0.0:1212]
                            ssh: 22
                            apt.proxy: http://proxy:3128
                            """)))
                    .containsExactly(
                            INPUT + "3: There is no key 'provider.cpu'; did you mean 'provider.cpus'?",
                            INPUT + "4: provider.cpus is a whole number, not 'many'.",
                            INPUT + "5: provider.memory is a size like 2GiB, not 2.",
                            INPUT + "6: Provider lxd has no key 'provider.step-seconds'.",
                            INPUT + "7: There is no section 'trackers'; did you mean 'tracker'?",
                            INPUT + "10: tracker.private is true or false, not 'yes'.",
                            INPUT
                                    + "11: tracker.tag is the tag of an image like 3.0.0, not the bare 3.0: write it in quotes.",
                            INPUT + "12: tracker.udp[1] is an address to listen on like 0.0.0.0:6969 or [::]:6969,"
                                    + " not 'nowhere'.",
                            INPUT + "13: tracker.http is a list, each an address to listen on like 0.0.0.0:6969 or"
                                    + " [::]:6969, not a section.",
                            INPUT + "14: tracker.api is an address to listen on like 0.0.0.0:6969 or [::]:6969,"
                                    + " not a list.",
                            INPUT + "15: 'ssh' is a section: there must be keys with values below it.",
                            INPUT + "16: Write 'proxy' below its section 'apt:'.");
        }

        @Test
        void tellsThemInTheOrderOfTheFile() {
            assertThat(Settings.violations(
                            Settings.written("ssh:\n  port: 0\n  user: ${env:NOBODY}\n  prot: 1\n  port: 2\napt: 1\n")))
                    .extracting(Violation::line)
                    .containsExactly(2, 3, 4, 5, 6);
        }

        @Test
        void givesProgramsLineAndPath() {
            assertThat(Settings.violations(Settings.written("{\n\"tracker\": {\n\"udp\": [\"a\"]}}")))
                    .containsExactly(new Violation(
                            "standard input",
                            3,
                            "tracker.udp[0]",
                            "tracker.udp[0] is an address to listen on like 0.0.0.0:6969 or [::]:6969, not 'a'."));
        }

        @Test
        void seesAKeyThatIsThereTwice() {
            assertThat(Settings.faults(Settings.written("ssh:\n  port: 22\n  user: ada\n  port: 23\nssh: {}\n")))
                    .containsExactly(
                            INPUT + "4: ssh.port is there twice; line 2 has it first.",
                            INPUT + "5: ssh is there twice; line 1 has it first.");
            assertThat(Settings.faults(Settings.written("{\"ssh\": {\"port\": 22,\n\"port\": 23}}")))
                    .containsExactly(INPUT + "2: ssh.port is there twice; line 1 has it first.");
        }

        @Test
        void tellsWhatOnlyTheWholeCanKnowWithALine() {
            assertThat(Settings.faults(Settings.written("ssh:\n  port: 22\ntracker:\n  udp: ['0.0.0.0:99999']\n")))
                    .containsExactly(INPUT + "4: tracker.udp[0]: port 99999 cannot be listened on: use 1 to 65535.");
        }

        @Test
        void tellsThemWithThoseOfOptions() {
            assertThat(Settings.faults(Settings.written("ssh: {port: 0}").options(java.util.List.of("ssh.usr=ada"))))
                    .containsExactly(
                            INPUT + "1: ssh.port is 1 to 65535, not 0.",
                            "There is no key 'ssh.usr'; did you mean 'ssh.user'?");
        }

        @Test
        void neverRepeatsASecret() {
            assertThat(Settings.faults(Settings.written("tracker:\n  api-token: too short\n")))
                    .containsExactly(
                            INPUT + "2: tracker.api-token is 16 to 128 letters, digits, dashes, dots, tildes or"
                                    + " underscores.");
        }

        /** To look for the nearest key takes a while. */
        @Test
        void looksWhichKeyWasMeantForThoseThatAreToldOnly() {
            var text = new StringBuilder("tracker:\n");
            for (var i = 0; i < 1000; i++) {
                text.append("  ud").append(i).append(": 1\n");
            }
            var document = DocumentParser.parse("settings", text.toString());

            assertThat(ConfigurationSchema.check(document, ConfigurationSchema.ENVIRONMENT)
                            .values())
                    .hasSize(1000)
                    .filteredOn(fault -> !fault.message().isEmpty())
                    .hasSize(50)
                    .last()
                    .extracting(Violation::line)
                    .isEqualTo(51);
        }

        @Test
        void tellsNoMoreThanCanBeRead() {
            var text = new StringBuilder("provider:\n");
            for (var i = 0; i < 1000; i++) {
                text.append("  key").append(i).append(": 1\n");
            }

            assertThat(Settings.violations(Settings.written(text.toString()))).hasSize(50);
        }

        @ParameterizedTest
        @ValueSource(strings = {"just words", "- a\n- list\n", "7", "[]"})
        void saysThatThereMustBeKeys(String text) {
            assertThat(Settings.faults(Settings.written(text)))
                    .containsExactly(
                            INPUT + "1: There must be keys with values, like 'provider:' with 'name: lxd' below it.");
        }
    }

    @Nested
    class Hostile {

        @Test
        void withAliasesIsRefusedAndNothingExpanded() {
            assertThat(Settings.faults(Settings.written("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n")))
                    .containsExactly(INPUT + "2: Aliases like *a are not understood; write the value out.");
        }

        @Test
        void withATagIsRefused() {
            assertThat(Settings.faults(Settings.written("ssh:\n  user: !!javax.script.ScriptEngineManager ada\n")))
                    .containsExactly(INPUT + "2: Tags like !!javax.script.ScriptEngineManager are not understood;"
                            + " leave it away.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[", "{\"a\":", "a: [", "- "})
        @Timeout(20)
        void nestedDeepIsRefused(String opening) {
            assertThat(Settings.faults(Settings.written(opening.repeat(100_000))))
                    .singleElement()
                    .asString()
                    .matches(
                            "standard input, line 1: (It is nested more than 16 deep|It cannot be read as YAML: .*)\\.");
        }

        @Test
        void withSeveralDocumentsIsRefused() {
            assertThat(Settings.faults(Settings.written("ssh: {port: 22}\n---\nssh: {port: 23}\n")))
                    .containsExactly(INPUT + "3: There is a second document; one is what can be used.");
        }

        @Test
        void thatIsNeitherYamlNorJsonIsRefusedWithTheLine() {
            assertThat(Settings.faults(Settings.written("ssh:\n  port: [22\nuser: a\n")))
                    .singleElement()
                    .asString()
                    .startsWith(INPUT + "3: It cannot be read as YAML: ");
            assertThat(Settings.faults(Settings.written("{\"ssh\": {\n\"port\": 22,}}")))
                    .singleElement()
                    .asString()
                    .startsWith(INPUT + "2: It cannot be read as JSON: ");
        }

        @Test
        void withControlCharactersIsRefusedWithoutShowingThem() {
            assertThat(Settings.faults(Settings.written("ssh: {user: \"\u001b[31m\"}"))
                            .getFirst())
                    .startsWith("standard input, line 1: It cannot be read as YAML: ")
                    .doesNotContain("\u001b");
        }

        /** The parsers' own words are of their grammar and of their settings. */
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
                        {"ssh": {"port": NaN}} | ssh.port is a whole number, not 'NaN'.
                        {"ssh": {"port": -Infinity}} | ssh.port is a whole number, not '-Infinity'.
                        {"ssh": {"port": 010}} | It cannot be read as JSON: a number is written in plain digits like 16.
                        {"ssh": {"port": +2}} | It cannot be read as JSON: a number is written in plain digits like 16.
                        {"ssh": {"port": .5}} | It cannot be read as JSON: a number is written in plain digits like 16.
                        {"ssh": {"port": 1e3}} | ssh.port is a whole number in plain digits, not '1e3'.
                        {"ssh": {"port": 22,}} | It cannot be read as JSON: a name in double quotes is missing behind a comma.
                        {"ssh": // here | It cannot be read as JSON: there are no comments in it.
                        {"ssh": {"port" 22}} | It cannot be read as JSON: a colon is missing behind a name.
                        {"ssh": {"port": 22 "user": "a"}} | It cannot be read as JSON: a comma is missing.
                        {"ssh": {"user": 'ada'}} | It cannot be read as JSON: a text stands in double quotes.
                        {"ssh": {"user": ada}} | It cannot be read as JSON: 'ada' is no value; a text stands in double quotes.
                        {"ssh": {"user": "\\q"}} | It cannot be read as JSON: a backslash in double quotes has to be doubled.
                        {"ssh": {"user": "ada | It cannot be read as JSON: it ends before a bracket or a quotation mark is closed.
                        {"ssh": {"user": "ada" | It cannot be read as JSON: it ends before a bracket or a quotation mark is closed.
                        ssh: {port: .nan} | ssh.port is a whole number, not '.nan'.
                        ssh: {port: 22 | It cannot be read as YAML: it ends before a bracket or a quotation mark is closed.
                        ssh: {user: "\\q"} | It cannot be read as YAML: a backslash in double quotes has to be doubled.
                        ssh: {user: @ada} | It cannot be read as YAML: a value that begins with '@' stands in quotes.
                        ssh: user: ada | It cannot be read as YAML: a colon stands where there can be none; text with one stands in quotes.
                        ssh: {user: "ada" port: 22} | It cannot be read as YAML: a comma or a closing bracket is missing.
                        ssh: {user: 'a' 'b'} | It cannot be read as YAML: a comma or a closing bracket is missing.
                        """)
        void isToldInWordsOfOurs(String text, String sentence) {
            assertThat(Settings.faults(Settings.written(text))).containsExactly(INPUT + "1: " + sentence);
        }

        @Test
        void withNumbersNoMemoryHoldsIsRefused() {
            assertThat(Settings.faults(Settings.written("ssh: {port: 1e999999999}")))
                    .containsExactly(INPUT + "1: ssh.port is a whole number in plain digits, not '1e999999999'.");
        }

        @Test
        void withAValueThatIsLongerThanAnyMayBeIsRefused() {
            assertThat(Settings.faults(
                            Settings.written("ssh: {port: 22}\ntracker: {image: " + "a-".repeat(50_000) + "a}")))
                    .containsExactly(INPUT + "2: tracker.image is longer than 1000 characters.");
        }

        @Test
        void thatIsNotUtf8IsRefused() throws IOException {
            var file = Files.write(
                    folder.resolve("latin.yaml"), "ssh: {user: müller}".getBytes(StandardCharsets.ISO_8859_1));

            assertThat(Settings.faults(new GivenSettings().file(file)))
                    .containsExactly(file + ": It is not UTF-8 text.");
        }

        @Test
        void thatIsLargerThanAPersonWritesIsRefused() throws IOException {
            var file = Files.writeString(folder.resolve("big.yaml"), "# " + "x".repeat(1 << 20));

            assertThat(Settings.faults(new GivenSettings().file(file)))
                    .containsExactly(file + ": It is larger than 1 MiB.");
        }

        @Test
        void thatIsNoneIsRefused() {
            assertThat(Settings.faults(new GivenSettings().file(folder))).containsExactly(folder + ": It is a folder.");
            assertThat(Settings.faults(new GivenSettings().file(folder.resolve("none.yaml"))))
                    .containsExactly(folder.resolve("none.yaml") + ": There is no such file.");
        }

        /** Half of what is drawn is the letters YAML and JSON are made of, so that it comes past the first one. */
        @Test
        void orSenselessIsRefusedInWordsOrUnderstoodButNeverADefect() {
            var random = new Random(4);
            var pieces =
                    ("provider: |ssh: |port: |tracker: |udp: |\n|  |- |{|}|[|]|,|\"|'|&a |*a |!!x |? |: |# |%|@|>|~|1e9"
                                    + "|0x1F|.nan|null|true|${env:X}|${file:/}|\t|\u0000|é|---\n|...\n|\\|<<: ")
                            .split("\\|");
            for (var i = 0; i < 5_000; i++) {
                var text = new StringBuilder();
                for (var length = random.nextInt(12); length >= 0; length--) {
                    text.append(pieces[random.nextInt(pieces.length)]);
                }
                assertThatCode(() -> readOrRefuse(text.toString()))
                        .as(text.toString())
                        .doesNotThrowAnyException();
            }
        }

        private void readOrRefuse(String text) {
            try {
                Settings.read(Settings.written(text));
            } catch (Faults e) {
                assertThat(e.violations())
                        .isNotEmpty()
                        .allSatisfy(fault -> assertThat(fault.message())
                                .matches("(?s).*[.?…]")
                                .doesNotContain("Exception", "\n"));
            }
        }
    }
}
