package org.torrust.deployer.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.api.configuration.AptSettings;
import org.torrust.deployer.api.configuration.LxdSettings;

/** docs/air-gapped.md, read as an operator would use it. */
class AirGappedPageTest {

    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/air-gapped.md"));
    }

    @Test
    void hasAnExampleThatIsRight() throws IOException {
        var configuration = Settings.read(Settings.written(example()));

        assertThat(configuration.provider()).isInstanceOf(LxdSettings.class);
        assertThat(configuration.apt())
                .isEqualTo(new AptSettings("http://10.0.0.1/debian", "http://10.0.0.1/debian-security", null));
        assertThat(configuration.docker().registryMirrors()).containsExactly("http://10.0.0.1:5000");
        assertThat(configuration.sources().tofuProviders()).isEqualTo("/srv/tofu");
    }

    @Test
    void hasAnExampleOfEveryKeyThatItsTableTellsOf() throws IOException {
        var told = found("(?m)^\\| (`[a-z]+\\.[a-z-]+`.*?) \\|", page()).stream()
                .flatMap(cell -> found("`([a-z]+\\.[a-z-]+)`", cell).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        var shown = new TreeSet<>(Set.of("apt.proxy"));
        GivenSettings.settings(DocumentParser.parse("the example", example()), Path.of(""), java.util.Map.of())
                .forEach(given -> shown.add(given.key()));

        assertThat(told).containsExactlyElementsOf(shown);
    }

    @Test
    void namesNoKeyThatIsNone() throws IOException {
        var named = found("`((?:provider|ssh|tracker|docker|apt|sources|limits)\\.[a-z-]+)[:`]", page());
        named.remove("docker.io"); // a package of Debian

        assertThat(named)
                .isNotEmpty()
                .allSatisfy(
                        key -> assertThat(ConfigurationKeys.find(key)).as(key).isPresent());
    }

    private static String example() throws IOException {
        return found(EXAMPLE.pattern(), page()).iterator().next();
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
