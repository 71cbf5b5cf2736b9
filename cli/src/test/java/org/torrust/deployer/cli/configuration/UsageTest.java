package org.torrust.deployer.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UsageTest {

    private static final Path USAGE = Path.of("../docs/usage.md");
    private static final String BEGIN = "<!-- settings: written from the keys -->\n";
    private static final String END = "<!-- end of settings -->\n";

    /** Written anew as {@link ConfigurationSchemaTest} says. */
    @Test
    void tellsOfEverySettingWhatTheKeysSay() throws IOException {
        var usage = Files.readString(USAGE);
        var before = usage.substring(0, usage.indexOf(BEGIN) + BEGIN.length());
        var after = usage.substring(usage.indexOf(END));
        if (System.getProperty("docs.write") != null) {
            Files.writeString(USAGE, before + table() + after);
        }
        assertThat(Files.readString(USAGE))
                .as("the settings in docs/usage.md, to be written anew with -Ddocs.write")
                .isEqualTo(before + table() + after);
    }

    private static String table() {
        return ConfigurationKeys.all().stream()
                .map(UsageTest::row)
                .collect(Collectors.joining("", "| Key | Default | Example | |\n| --- | --- | --- | --- |\n", ""));
    }

    private static String row(Setting setting) {
        var only = setting.providers().isEmpty() ? "" : " Only " + String.join(", ", setting.providers()) + ".";
        var need = setting.isRequired() ? " Has to be given." : setting.isSecret() ? " A secret." : "";
        return "| `%s` | %s | `%s` | %s%s%s |\n"
                .formatted(setting.key(), fallback(setting), setting.example(), about(setting), need, only);
    }

    private static String about(Setting setting) {
        return setting.kind() instanceof Kind.Choice choice
                ? setting.about() + " Write " + choice.words() + "."
                : setting.about();
    }

    private static String fallback(Setting setting) {
        return setting.fallback().isEmpty() ? "" : "`%s`".formatted(setting.fallback());
    }
}
