package org.torrust.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.cli.configuration.ConfigurationSchema;
import org.torrust.deployer.cli.configuration.ConfigurationTemplate;

class ConfigTest {

    @TempDir
    private Path folder;

    private DeployerRun config(String... arguments) {
        var all = new ArrayList<>(List.of("config"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--workspace", folder.toString()));
        return DeployerRun.of(
                new FakeProgram(Story.of("demo", "lxd", Duration.ofHours(1))), all.toArray(String[]::new));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void aloneSaysWhichSubcommandsThereAre() {
        var run = config();

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("Missing required subcommand").contains("config --help");
    }

    @Test
    void helpsWithEachOfItsSubcommands() {
        for (var subcommand : List.of("template", "schema", "validate", "show")) {
            assertThat(config(subcommand, "--help").out())
                    .startsWith("Usage: torrust-tracker-deployer config " + subcommand)
                    .contains("  torrust-tracker-deployer config " + subcommand);
        }
    }

    @Nested
    class Template {

        @Test
        void isPrinted() {
            assertThat(config("template")).isEqualTo(DeployerRun.printing(ConfigurationTemplate.yaml("lxd")));
        }

        @Test
        void isWrittenForTheProviderThatIsNamed() throws IOException {
            var file = folder.resolve("new.yaml");

            assertThat(config("template", file.toString(), "--provider", "simulated"))
                    .isEqualTo(DeployerRun.saying(
                            ExitCodes.OK,
                            "%s is written. Next: torrust-tracker-deployer config validate %<s\n".formatted(file)));
            assertThat(Files.readString(file)).contains("\n  name: simulated\n", "\n  step-seconds: 0.3\n");
        }

        @Test
        void isNotWrittenOverWhatIsThereUnlessForced() throws IOException {
            var file = file("mine.yaml", "mine, and longer than nothing\n");

            var run = config("template", file);

            assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(run.err()).contains("There is a file", "--force");
            assertThat(Path.of(file)).hasContent("mine, and longer than nothing\n");
            assertThat(config("template", file, "--force").exitCode()).isEqualTo(ExitCodes.OK);
            assertThat(Path.of(file)).hasContent(ConfigurationTemplate.yaml("lxd"));
        }

        @Test
        void isNotThereForAProviderThatIsNone() {
            assertThat(config("template", "--provider", "aws").err())
                    .startsWith("Error: There is no provider 'aws': use lxd");
        }

        @Test
        void cannotBeWrittenWhereThereIsNoFolder() {
            assertThat(config("template", folder + "/none/demo.yaml").err())
                    .contains("cannot be written")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void printsTheSchemaThatChecks() {
        assertThat(config("schema")).isEqualTo(DeployerRun.printing(ConfigurationSchema.text()));
    }

    @Nested
    class Validate {

        @Test
        void saysThatAFileCanBeUsed() throws IOException {
            var file = file("demo.yaml", ConfigurationTemplate.yaml("simulated"));

            assertThat(config("validate", file))
                    .isEqualTo(DeployerRun.printing(file + " can be used: a new environment, provider simulated.\n"));
            assertThat(config("validate", file, "--format", "json").out())
                    .contains("\"schemaVersion\" : 1", "\"valid\" : true", "\"provider\" : \"simulated\"");
        }

        @Test
        void tellsAllFaultsOfAFile() throws IOException {
            var file = file("demo.yaml", "provider:\n  cpu: 2\nssh:\n  port: many\n");

            assertThat(config("validate", file)).isEqualTo(DeployerRun.saying(ExitCodes.USAGE, """
                    Error: The configuration has 2 faults.
                      - %s, line 2: There is no key 'provider.cpu'; did you mean 'provider.cpus'?
                      - %<s, line 4: ssh.port is a whole number, not 'many'.
                    See the keys: torrust-tracker-deployer config template
                    """.formatted(file)));
        }

        @Test
        void tellsProgramsLineAndPathEvenOfASingleFault() throws IOException {
            var file = file("demo.json", "{\"ssh\":\n{\"port\": 0}}");

            var problem = new ObjectMapper()
                    .readTree(config("validate", file, "--format", "json").err());

            assertThat(problem.get("exitCode").asInt()).isEqualTo(ExitCodes.USAGE);
            assertThat(problem.get("title").asText()).isEqualTo(file + ", line 2: ssh.port is 1 to 65535, not 0.");
            var violation = problem.at("/violations/0");
            assertThat(violation.get("source").asText()).isEqualTo(file);
            assertThat(violation.get("line").asInt()).isEqualTo(2);
            assertThat(violation.get("path").asText()).isEqualTo("ssh.port");
            assertThat(violation.get("message").asText()).isEqualTo("ssh.port is 1 to 65535, not 0.");
        }

        @Test
        void takesNoNoticeOfTheWorkspacesDefaults() throws IOException {
            file("config.yaml", "nonsense: true");

            assertThat(config("validate", file("demo.yaml", "")).exitCode()).isEqualTo(ExitCodes.OK);
        }
    }

    @Nested
    class Show {

        private void withToken() throws IOException {
            Files.createDirectories(folder.resolve("data/demo/secrets"));
            Files.writeString(folder.resolve("data/demo/secrets/api-token"), "sesame-sesame-sesame");
        }

        @Test
        void givesAFileThatCanBeReadAgain() throws IOException {
            withToken();

            var shown = config("show", "demo", "--secrets");

            assertThat(shown.exitCode()).isEqualTo(ExitCodes.OK);
            assertThat(config("validate", file("again.yaml", shown.out())).out())
                    .contains("provider lxd");
        }

        @Test
        void givesAFileThatCanBeReadAgainWithoutTheSecret() throws IOException {
            var shown = file("again.yaml", config("show", "demo").out());

            assertThat(config("validate", shown).exitCode()).isEqualTo(ExitCodes.OK);
            assertThat(config("set", "demo", "--from", shown).err()).contains("has these settings already");
        }

        @Test
        void tellsEverySettingButNoSecret() throws IOException {
            withToken();

            assertThat(config("show", "demo").out())
                    .startsWith("provider:\n  name: \"lxd\"\n  type: \"container\"\n")
                    .contains("  cpus: 2\n", "  private: false\n", "  proxy: null\n", "  udp:\n  - \"0.0.0.0:6969\"\n")
                    .contains("  api-token: \"***\"\n")
                    .doesNotContain("sesame");
        }

        @Test
        void tellsTheSecretWhenAskedTo() throws IOException {
            withToken();

            assertThat(config("show", "demo", "--secrets").out()).contains("  api-token: \"sesame-sesame-sesame\"\n");
        }

        @Test
        void isJsonWithAVersionForPrograms() throws IOException {
            var shown = new ObjectMapper()
                    .readTree(config("show", "demo", "--format", "json").out());

            assertThat(shown.get("schemaVersion").asInt()).isEqualTo(1);
            assertThat(shown.get("environment").asText()).isEqualTo("demo");
            assertThat(shown.at("/configuration/provider/data-disk").asText()).isEqualTo("10GiB");
            assertThat(shown.at("/configuration/tracker/api-token").asText()).isEqualTo("***");
        }

        @Test
        void saysWhenTheSecretIsNotThere() {
            var run = config("show", "demo", "--secrets");

            assertThat(run.exitCode()).isEqualTo(ExitCodes.NOT_FOUND);
            assertThat(run.err()).contains("The secrets of demo are not where they belong.");
        }

        @Test
        void knowsNoEnvironmentThatIsNone() {
            assertThat(config("show", "nobody").exitCode()).isEqualTo(ExitCodes.NOT_FOUND);
        }
    }
}
