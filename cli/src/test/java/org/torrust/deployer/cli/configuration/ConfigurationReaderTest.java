package org.torrust.deployer.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.api.configuration.AptSettings;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.configuration.LxdSettings;
import org.torrust.deployer.api.configuration.MultipassSettings;
import org.torrust.deployer.api.configuration.SimulatedSettings;

class ConfigurationReaderTest {

    @TempDir
    private Path folder;

    private static EnvironmentConfiguration read(String... settings) {
        return Settings.read(Settings.of("lxd", settings));
    }

    private static List<String> faults(String... settings) {
        return Settings.faults(Settings.of("lxd", settings));
    }

    private GivenSettings inWorkspace(String defaults) throws IOException {
        return new GivenSettings().workspace(Files.writeString(folder.resolve("config.yaml"), defaults));
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
    void letsWhatIsSetWinOverTheWorkspaceAndTheWorkspaceOverTheDefaults() throws IOException {
        var given = inWorkspace("defaults: {provider: {cpus: 4, memory: 4GiB}}").options(List.of("provider.cpus=8"));

        var configuration = Settings.read(given);

        assertThat(configuration.provider())
                .isEqualTo(new LxdSettings(
                        "container", "debian/13/cloud", 8, "4GiB", "10GiB", "10GiB", "default", "lxdbr0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tracker.image=torrust/tracker:3.0.0 | tracker.image is an image like torrust/tracker without its tag",
                "tracker.image=tracker@sha256:00 | tracker.image is an image like torrust/tracker without its tag",
                "tracker.udp=999.0.0.1:6969 | tracker.udp: 999.0.0.1 is no IP address: write it like 0.0.0.0:6969",
                "tracker.udp=[::::]:6969 | tracker.udp: :::: is no IP address",
                "tracker.udp=0.0.0.0:0 | tracker.udp[0]: port 0 cannot be listened on: use 1 to 65535.",
                "tracker.health=0.0.0.0:1314 | tracker.health is on port 1314, but the image asks for it on 1313",
                "ssh.port=7070 | ssh.port 7070 is a TCP port of the tracker's too",
                "ssh.user=nobody | ssh.user is a Linux account that can log in",
                "ssh.user=www-data | ssh.user is a Linux account that can log in"
            })
    void refusesWhatCannotWork(String setting, String sentence) {
        assertThat(faults(setting)).singleElement().asString().startsWith(sentence);
    }

    @Test
    void refusesATrackerNoPeerCouldReach() {
        assertThat(faults("tracker.udp=", "tracker.http="))
                .singleElement()
                .asString()
                .startsWith("tracker.udp and tracker.http are both empty, so no peer could reach the tracker: set one");
        assertThat(read("tracker.udp=").tracker().listeners().udp()).isEmpty();
    }

    @Test
    void leavesTheExporterItsPort() {
        assertThat(faults("monitoring.enabled=true", "tracker.http=0.0.0.0:9100"))
                .singleElement()
                .asString()
                .startsWith("monitoring.enabled has the node exporter listen on TCP port 9100");
        assertThat(read("monitoring.enabled=true", "tracker.udp=0.0.0.0:9100")
                        .monitoring()
                        .enabled())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "-oProxyCommand=x",
                "ada@host",
                "host:22",
                "10.0.0.1:22",
                "999.1.1.1",
                "1.2.3",
                "a..b",
                "[::1]"
            })
    void takesNoHostWithMoreThanItsName(String host) {
        assertThat(Settings.faults(Settings.of("ssh", "provider.host=" + host, "provider.trust-host-key=true")))
                .singleElement()
                .asString()
                .startsWith("provider.host is a host name or IP address without user and port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tracker", "tracker.example.org", "10.0.0.1", "2001:db8::1", "3com.example"})
    void takesAHost(String host) {
        assertThat(Settings.read(Settings.of("ssh", "provider.host=" + host, "provider.trust-host-key=true"))
                        .provider()
                        .place())
                .isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"torrust/tracker", "tracker", "localhost:5000/torrust/tracker", "ghcr.io/a/b_c/d-e.f"})
    void takesAnImageOfAnyRegistry(String image) {
        assertThat(read("tracker.image=" + image).tracker().image()).isEqualTo(image);
    }

    @Test
    void knowsNoPackageSourcesOfAHostThatExists() throws IOException {
        assertThat(Settings.faults(Settings.of(
                        "ssh", "provider.host=a", "provider.trust-host-key=true", "apt.proxy=http://10.0.0.1:3142")))
                .containsExactly("Provider ssh has no key 'apt.proxy'.");
        var given = inWorkspace("defaults: {apt: {proxy: \"http://10.0.0.1:3142\"}}")
                .options(List.of("provider.host=a", "provider.trust-host-key=true"))
                .provider("ssh");
        assertThat(Settings.read(given).apt().proxy()).isNull();
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
    void takesBackWhatTheWorkspaceSaysByAnEmptyValue() throws IOException {
        var given = inWorkspace("defaults: {apt: {proxy: 'http://proxy:3128'}}");

        assertThat(Settings.read(given).apt().proxy()).isEqualTo("http://proxy:3128");
        assertThat(Settings.read(given.options(List.of("apt.proxy="))).apt().proxy())
                .isNull();
    }

    @Test
    void passesOverTheWorkspacesDefaultsForAnotherProvider() throws IOException {
        assertThat(Settings.read(inWorkspace("defaults: {provider: {cpus: 4}}").provider("simulated"))
                        .provider())
                .isEqualTo(new SimulatedSettings(0.3, null, 1));
    }

    @Test
    void tellsEveryFaultAtOnce() {
        assertThat(faults("provider.cpu=2", "novalue", "tracker.private=perhaps", "tracker.api=:1", "=x", "ssh.port=0"))
                .containsExactly(
                        "'novalue' sets nothing: write --set key=value.",
                        "'=x' sets nothing: write --set key=value.",
                        "There is no key 'provider.cpu'; did you mean 'provider.cpus'?",
                        "tracker.private is true or false, not 'perhaps'.",
                        "tracker.api is an address to listen on like 0.0.0.0:6969 or [::]:6969, not ':1'.",
                        "ssh.port is 1 to 65535, not '0'.");
    }

    @Test
    void tellsOfEveryPortThatIsNoneWithItsPlace() {
        assertThat(faults("tracker.udp=0.0.0.0:1,0.0.0.0:99999,0.0.0.0:0", "tracker.api=0.0.0.0:70000", "ssh.port=0"))
                .containsExactly(
                        "ssh.port is 1 to 65535, not '0'.",
                        "tracker.udp[1]: port 99999 cannot be listened on: use 1 to 65535.",
                        "tracker.udp[2]: port 0 cannot be listened on: use 1 to 65535.",
                        "tracker.api: port 70000 cannot be listened on: use 1 to 65535.");
    }

    @Test
    void refusesASettingThatIsTypedTwice() {
        var given = new GivenSettings().words(List.of("ssh.port=23", "ssh.port=24"));

        assertThat(Settings.faults(() -> ConfigurationReader.read(given, Map.of())))
                .containsExactly("ssh.port is there twice: give it once.");
    }

    @Test
    void letsTheLastOfTwoOptionsWin() {
        assertThat(read("ssh.port=23", "ssh.port=2222").ssh().port()).isEqualTo(2222);
    }

    @Test
    void namesTheKeyOfEachFault() {
        assertThat(Settings.violations(Settings.of("lxd", "provider.cpu=2", "ssh.port=0")))
                .extracting(Violation::path)
                .containsExactly("provider.cpu", "ssh.port");
    }

    @Test
    void guessesWhichKeyWasMeantOnlyWhereOneIsNear() {
        assertThat(faults("tracker.upd=1", "cpus=1", "tracker.cpus=1", "frobnicate=1"))
                .containsExactly(
                        "There is no key 'tracker.upd'; did you mean 'tracker.udp'?",
                        "There is no key 'cpus'; did you mean 'provider.cpus'?",
                        "There is no key 'tracker.cpus'; did you mean 'provider.cpus'?",
                        "There is no key 'frobnicate'.");
    }

    @Test
    void saysWhenAKeyBelongsToAnotherProvider() {
        assertThat(faults("provider.step-seconds=1"))
                .containsExactly("Provider lxd has no key 'provider.step-seconds'.");
    }

    @Test
    void takesTheProviderAsASettingToo() {
        assertThat(Settings.read(new GivenSettings().options(List.of("provider.name=simulated")))
                        .provider()
                        .word())
                .isEqualTo("simulated");
        assertThat(Settings.faults(new GivenSettings().options(List.of("provider.name=aws"))))
                .containsExactly("There is no provider 'aws': use lxd, multipass, ssh or simulated.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7135f9eb8cf1",
                "7135f9eb8cf1c6ec9d0e9d1a4b8dbb9fd24c9e8e3d0a3c4b7b0a6c7d8e9f0a1b",
                "images:debian/13/cloud"
            })
    void takesAFingerprintOrARemoteForAnImageOfLxd(String image) {
        assertThat(((LxdSettings) read("provider.image=" + image).provider()).image())
                .isEqualTo(image);
    }

    @Test
    void wantsAMirrorBesideTheOneForSecurityUpdates() {
        assertThat(faults("apt.security-mirror=http://deb.example.org/debian-security"))
                .containsExactly("apt.security-mirror needs an apt.mirror beside it.");
        assertThat(read("apt.mirror=http://a/debian", "apt.security-mirror=http://a/debian-security")
                        .apt())
                .isEqualTo(new AptSettings("http://a/debian", "http://a/debian-security", null));
    }

    @Nested
    class OfMultipass {

        @Test
        void isAVirtualMachineWithOneDisk() {
            assertThat(Settings.read(Settings.of("multipass", "provider.cpus=4", "provider.memory=1536MiB"))
                            .provider())
                    .isEqualTo(new MultipassSettings("24.04", 4, "1536MiB", "10GiB"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"release:noble", "daily:26.04", "file:///srv/noble.img", "https://images.test/a~b%20.img"})
        void takesWhatLaunchTakesForAnImage(String image) {
            assertThat(Settings.faults(Settings.of("multipass", "provider.image=" + image, "provider.cpus=0")))
                    .containsExactly("provider.cpus is 1 to 512, not '0'.");
        }

        @Test
        void refusesWhatItKnowsNot() {
            assertThat(Settings.faults(Settings.of(
                            "multipass", "provider.data-disk=5GiB", "provider.memory=1TiB", "provider.image=--all")))
                    .containsExactly(
                            "Provider multipass has no key 'provider.data-disk'.",
                            "provider.memory is a size in MiB or GiB like 2GiB, not '1TiB'.",
                            "provider.image is an image of Multipass like 24.04, not '--all'.");
        }

        @Test
        void refusesMachinesThatWouldNotStart() {
            assertThat(Settings.faults(Settings.of("multipass", "provider.memory=256MiB")))
                    .containsExactly("provider.memory is at least 512MiB, not 256MiB.");
            assertThat(Settings.faults(Settings.of("multipass", "provider.disk=1023MiB")))
                    .containsExactly("provider.disk is at least 1024MiB, not 1023MiB.");
        }

        @Test
        void keepsThePortThroughWhichMultipassLogsIn() {
            assertThat(Settings.violations(Settings.of("multipass", "ssh.port=2222", "tracker.udp=0.0.0.0:70000")))
                    .extracting(Violation::path, Violation::message)
                    .containsExactly(
                            tuple(
                                    "ssh.port",
                                    "ssh.port is 22 with provider multipass, which logs in there itself, not 2222."),
                            tuple(
                                    "tracker.udp[0]",
                                    "tracker.udp[0]: port 70000 cannot be listened on: use 1 to 65535."));
        }
    }

    @Test
    void refusesTwoListenersOnOnePort() {
        assertThat(faults("tracker.http=0.0.0.0:7070,0.0.0.0:1212"))
                .containsExactly("tcp port 1212 is asked for twice in tracker.");
    }

    @Test
    void refusesAPortBeyondTheLast() {
        assertThat(faults("tracker.udp=0.0.0.0:70000"))
                .containsExactly("tracker.udp[0]: port 70000 cannot be listened on: use 1 to 65535.");
    }

    @Test
    void showsNoControlCharactersAndNoMegabytes() {
        assertThat(faults("\u001b[31m" + "x".repeat(100_000) + "=1").getFirst())
                .doesNotContain("\u001b")
                .hasSizeLessThan(300);
    }

    /** Each of them is another number to one program than to the next. */
    @ParameterizedTest
    @ValueSource(strings = {"010", "0x10", "0b11", "0o17", "1_000", "1e3", "+2", "2.", ".5", "2d", "1,000", "1E2"})
    void refusesNumbersInOtherThanPlainDigits(String number) {
        var sentence = "provider.cpus is a whole number in plain digits, not '%s'.".formatted(number);

        assertThat(faults("provider.cpus=" + number)).containsExactly(sentence);
        assertThat(Settings.faults(Settings.written("provider: {name: lxd, cpus: '%s'}".formatted(number))))
                .containsExactly("standard input, line 1: " + sentence);
        if (!number.contains(",")) {
            assertThat(Settings.faults(Settings.written("provider: {name: lxd, cpus: %s}".formatted(number))))
                    .containsExactly("standard input, line 1: " + sentence);
        }
        assertThat(Settings.faults(Settings.of("simulated", "provider.step-seconds=" + number)))
                .singleElement()
                .asString()
                .startsWith("provider.step-seconds is a number of seconds");
    }

    @Test
    void refusesNumbersThatAreNone() {
        assertThat(faults("ssh.port=99999999999")).containsExactly("ssh.port is a whole number, not '99999999999'.");
        assertThat(Settings.faults(Settings.of("simulated", "provider.step-seconds=NaN")))
                .containsExactly("provider.step-seconds is a number of seconds, not 'NaN'.");
    }

    @Test
    void keepsASecretApartFromTheConfiguration() {
        var variables = Map.of("TOKEN", "sesame-sesame-sesame");

        var requested = ConfigurationReader.read(Settings.of("lxd", "tracker.api-token=${env:TOKEN}"), variables);

        assertThat(requested.apiToken()).isEqualTo(new Secret("sesame-sesame-sesame"));
        assertThat(requested.configuration()).isEqualTo(read());
        assertThat(requested.toString()).doesNotContain("sesame");
    }

    @Test
    void hasNoTokenWhenNoneWasGiven() {
        assertThat(ConfigurationReader.read(Settings.of("lxd"), Map.of()).apiToken())
                .isNull();
    }

    @Test
    void refusesASecretTypedInTheOpenWithoutRepeatingIt() {
        assertThat(faults("tracker.api-token=sesame-sesame-sesame"))
                .containsExactly("tracker.api-token is a secret, and what is typed is recorded: write"
                        + " --set 'tracker.api-token=${env:NAME}' or 'tracker.api-token=${file:PATH}'.");
    }

    @Test
    void changesOnlyWhatIsGivenAndKeepsTheRest() {
        var now = read("provider.cpus=8", "apt.proxy=http://proxy:3128", "tracker.udp=0.0.0.0:6868,[::]:6969");

        var changed = ConfigurationReader.change(
                        now, new GivenSettings().options(List.of("tracker.tag=develop")), Map.of())
                .configuration();

        assertThat(changed)
                .isEqualTo(read(
                        "provider.cpus=8",
                        "apt.proxy=http://proxy:3128",
                        "tracker.udp=0.0.0.0:6868,[::]:6969",
                        "tracker.tag=develop"));
    }

    @Test
    void changesByAFileAsWell() {
        var changed = ConfigurationReader.change(
                        read("provider.cpus=8"), Settings.written("tracker:\n  private: true\n"), Map.of())
                .configuration();

        assertThat(changed).isEqualTo(read("provider.cpus=8", "tracker.private=true"));
    }

    @Test
    void neverMovesAnEnvironmentToAnotherProvider() {
        assertThat(Settings.faults(() -> ConfigurationReader.change(
                        read(), new GivenSettings().options(List.of("provider.name=simulated")), Map.of())))
                .containsExactly("The provider stays lxd: it cannot be changed to 'simulated'.");
    }
}
