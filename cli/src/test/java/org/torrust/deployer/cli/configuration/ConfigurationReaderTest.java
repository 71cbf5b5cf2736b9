package org.torrust.deployer.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.configuration.LxdSettings;
import org.torrust.deployer.api.configuration.SimulatedSettings;

class ConfigurationReaderTest {

    private static EnvironmentConfiguration read(String... settings) {
        return ConfigurationReader.read("lxd", Map.of(), List.of(settings));
    }

    private static List<String> faults(String... settings) {
        return catchThrowableOfType(Faults.class, () -> read(settings)).violations();
    }

    @Test
    void givesATrackerOnAContainerWhenNothingIsSaid() {
        var configuration = read();

        assertThat(configuration.provider())
                .isEqualTo(new LxdSettings(
                        "container", "debian/13/cloud", 2, "2GiB", "10GiB", "10GiB", "default", "lxdbr0"));
        assertThat(configuration.tracker().reference()).isEqualTo("torrust/tracker:3.0.0");
        assertThat(configuration.tracker().isPrivate()).isFalse();
        assertThat(configuration.tracker().listeners().udp()).hasToString("[0.0.0.0:6969]");
        assertThat(configuration.tracker().listeners().http()).hasToString("[0.0.0.0:7070]");
        assertThat(configuration.tracker().listeners().api()).hasToString("0.0.0.0:1212");
        assertThat(configuration.apt().mirror()).isNull();
    }

    @Test
    void letsWhatIsSetWinOverTheWorkspaceAndTheWorkspaceOverTheDefaults() {
        var workspace = Map.of("provider.cpus", "4", "provider.memory", "4GiB");

        var configuration = ConfigurationReader.read("lxd", workspace, List.of("provider.cpus=8"));

        assertThat(configuration.provider())
                .isEqualTo(new LxdSettings(
                        "container", "debian/13/cloud", 8, "4GiB", "10GiB", "10GiB", "default", "lxdbr0"));
    }

    @Test
    void letsTheLastOfTwoSettingsWin() {
        assertThat(read("ssh.port=23", "ssh.port=2222").ssh().port()).isEqualTo(2222);
    }

    @Test
    void takesListsApartAtCommas() {
        assertThat(read("docker.registry-mirrors=http://a:5000, http://b:5000")
                        .docker()
                        .registryMirrors())
                .containsExactly("http://a:5000", "http://b:5000");
    }

    @Test
    void keepsAllBehindTheFirstEqualsSign() {
        assertThat(faults("ssh.user=a=b").getFirst()).endsWith("not 'a=b'.");
    }

    @Test
    void takesBackWhatTheWorkspaceSaysByAnEmptyValue() {
        var workspace = Map.of("apt.proxy", "http://proxy:3128");

        assertThat(ConfigurationReader.read("lxd", workspace, List.of("apt.proxy="))
                        .apt()
                        .proxy())
                .isNull();
    }

    @Test
    void passesOverTheWorkspacesDefaultsForAnotherProvider() {
        assertThat(ConfigurationReader.read("simulated", Map.of("provider.cpus", "4"), List.of())
                        .provider())
                .isEqualTo(new SimulatedSettings(0.3, null, 1));
    }

    @Test
    void tellsEveryFaultAtOnce() {
        assertThat(faults("provider.cpu=2", "novalue", "tracker.private=perhaps", "tracker.api=:1", "=x"))
                .containsExactly(
                        "There is no key 'provider.cpu'; did you mean 'provider.cpus'?",
                        "'novalue' sets nothing: write --set key=value.",
                        "'=x' sets nothing: write --set key=value.",
                        "tracker.api: ':1' is not an address to listen on: write it like 0.0.0.0:6969 or [::]:6969.");
    }

    @Test
    void saysWhenAKeyBelongsToAnotherProvider() {
        assertThat(faults("provider.step-seconds=1"))
                .containsExactly("Provider lxd has no key 'provider.step-seconds'.");
    }

    @Test
    void refusesTwoListenersOnOnePort() {
        assertThat(faults("tracker.http=0.0.0.0:7070,0.0.0.0:1212"))
                .containsExactly("tcp port 1212 is asked for twice in tracker.");
    }

    @Test
    void showsNoControlCharactersAndNoMegabytes() {
        assertThat(faults("\u001b[31m" + "x".repeat(100_000) + "=1").getFirst())
                .doesNotContain("\u001b")
                .hasSizeLessThan(300);
    }

    @Test
    void refusesNumbersThatAreNone() {
        assertThat(faults("ssh.port=99999999999")).containsExactly("ssh.port is a whole number, not '99999999999'.");
        assertThat(catchThrowableOfType(
                                Faults.class,
                                () -> ConfigurationReader.read(
                                        "simulated", Map.of(), List.of("provider.step-seconds=NaN")))
                        .violations())
                .containsExactly("provider.step-seconds is 0 to 600, not NaN.");
    }
}
