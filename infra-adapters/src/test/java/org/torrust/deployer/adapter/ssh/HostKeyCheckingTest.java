package org.torrust.deployer.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.adapter.ansible.AnsibleHostConfigurer;
import org.torrust.deployer.adapter.process.JobRunner;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.command.port.Interruption;

/** No file of ours has the check of host keys off, or takes whichever key is shown. */
class HostKeyCheckingTest {

    private static final Pattern OFF = Pattern.compile(
            "(?i)StrictHostKeyChecking\\W+(no|off|false|accept-new|ask)\\b|HOST_KEY_CHECKING\\W+(no|off|false|0)\\b"
                    + "|UserKnownHostsFile\\W+/dev/null");

    @Test
    void isOffNowhere() {
        var looked = Stream.of("bin", "dist", "quickstart", "templates/src", "infra-adapters/src/main", "cli/src/main")
                .map(Path.of("..")::resolve)
                .flatMap(HostKeyCheckingTest::files)
                .toList();

        assertThat(looked).hasSizeGreaterThan(300);
        assertThat(looked).filteredOn(HostKeyCheckingTest::isOff).isEmpty();
    }

    @Test
    void isOffInNothingThatIsRendered(@TempDir Path folder) {
        var workspace = new Workspace(folder);
        var jobs = new JobRunner(new Interruption(), Duration.ofMinutes(1));
        new AnsibleHostConfigurer(workspace, jobs).render(Sites.at("10.0.0.7", 22));

        var rendered = files(folder).toList();

        assertThat(rendered).anySatisfy(file -> assertThat(text(file)).contains("StrictHostKeyChecking=yes"));
        assertThat(rendered).anySatisfy(file -> assertThat(text(file)).contains("host_key_checking = True"));
        assertThat(rendered).filteredOn(HostKeyCheckingTest::isOff).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh -o StrictHostKeyChecking=no",
                "StrictHostKeyChecking accept-new",
                "setConfig(\"StrictHostKeyChecking\", \"no\")",
                "host_key_checking = False",
                "ANSIBLE_HOST_KEY_CHECKING=0",
                "-o UserKnownHostsFile=/dev/null"
            })
    void wouldBeSeen(String words) {
        assertThat(OFF.matcher(words).find()).isTrue();
    }

    private static boolean isOff(Path file) {
        return OFF.matcher(text(file)).find();
    }

    /** Any byte is a character of it. */
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path place) {
        try (var files = Files.walk(place)) {
            return List.copyOf(files.filter(Files::isRegularFile)
                            .filter(file -> !file.toString().contains("/target/"))
                            .toList())
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
