package org.torrust.deployer.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.torrust.deployer.adapter.ssh.FakeHost.fails;
import static org.torrust.deployer.adapter.ssh.FakeHost.prints;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.adapter.docker.PulledImages.PulledImage;
import org.torrust.deployer.adapter.ssh.Backoff;
import org.torrust.deployer.adapter.ssh.FakeHost;
import org.torrust.deployer.adapter.ssh.Sites;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.OwnConfiguration;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.api.operation.StepOutcome.AlreadyTrue;
import org.torrust.deployer.api.operation.StepOutcome.ReleaseShipped;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

class ComposeReleaseShipperTest {

    private static final Site SITE = Sites.at("10.0.0.7", 22);
    private static final OperationId EARLIER = new OperationId("20261123-101500-111111");

    @TempDir
    Path root;

    private final FakeHost host = new FakeHost();
    private final List<Duration> waited = new ArrayList<>();
    private EnvironmentFolder environment;
    private Path release;
    private ComposeReleaseShipper shipper;

    @BeforeEach
    void workspace() {
        var workspace = new Workspace(root);
        environment = workspace.environment(SITE.environment());
        release = environment.release(SITE.operation());
        PrivateFiles.write(environment.apiToken(), "s3cr3t-s3cr3t-s3cr3t");
        shipper = new ComposeReleaseShipper(workspace, host, new Backoff(4, Duration.ofSeconds(3), waited::add));
    }

    @Nested
    class Rendering {

        @Test
        void writesTheFilesOfTheReleaseForTheirOwnerAlone() throws IOException {
            assertThat(shipper.render(SITE)).isEqualTo(StepOutcome.done());

            assertThat(release.resolve("compose.yml")).content().contains("torrust/tracker:3.0.0", "6969:6969/udp");
            assertThat(release.resolve("tracker/tracker.toml"))
                    .content()
                    .contains("0.0.0.0:6969")
                    .doesNotContain("s3cr3t");
            assertThat(release.resolve(".env")).content().contains("s3cr3t");
            assertThat(mode(".env")).isEqualTo("rw-------");
            assertThat(mode("tracker/tracker.toml")).isEqualTo("rw-------");
            assertThat(mode("compose.yml")).isEqualTo("rw-------");
            assertThat(mode("tracker")).isEqualTo("rwx------");
            assertThat(mode("")).isEqualTo("rwx------");
        }

        @Test
        void takesTheOperatorsOwnTrackerConfigurationWithItsPorts() throws IOException {
            shipper.render(withOwn(own("0.0.0.0:7777")));

            assertThat(release.resolve("tracker/tracker.toml")).content().isEqualTo(own("0.0.0.0:7777"));
            assertThat(release.resolve("compose.yml"))
                    .content()
                    .contains("7777:7777/udp")
                    .doesNotContain("6969");
        }

        @Test
        void refusesATrackerConfigurationOfAnotherSchema() {
            var site = withOwn(own("0.0.0.0:6969").replace("2.0.0", "3.0.0"));

            assertThat(failureOf(() -> shipper.render(site)).summary()).contains("schema_version is '3.0.0'");
        }

        @Test
        void saysWhenTheOperatorsOwnIsGone() {
            var failure = failureOf(() -> shipper.render(withOwn("ab".repeat(32), SITE)));

            assertThat(failure.summary())
                    .isEqualTo(
                            "Your own tracker configuration of demo is gone or was changed: data/demo/tracker/%s.toml."
                                    .formatted("ab".repeat(32)));
            assertThat(failure.hint()).contains("release demo --config FILE", "release demo --generated-config");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "short", "spaced out in two words"})
        void releasesNoTokenThatCannotBeOne(String token) {
            PrivateFiles.write(environment.apiToken(), token);

            assertThat(failureOf(() -> shipper.render(SITE)).summary())
                    .isEqualTo("The API's token of demo cannot be one: data/demo/secrets/api-token.");
        }

        @Test
        void saysWhenTheTokenIsGone() throws IOException {
            Files.delete(environment.apiToken());

            assertThat(failureOf(() -> shipper.render(SITE)).summary())
                    .isEqualTo("The API's token of demo cannot be read: data/demo/secrets/api-token.");
        }
    }

    @Nested
    class Validating {

        @Test
        void findsNoFaultInWhatWasRendered() {
            shipper.render(SITE);

            assertThat(shipper.validate(SITE)).isEqualTo(StepOutcome.done());
        }

        @Test
        void tellsEveryFaultAtOnce() {
            var site = withOwn(
                    own("0.0.0.0:6969")
                            + "[[udp_trackers]]\nbind_address = \"127.0.0.1:6969\"\n[[http_trackers]]\nbind_address = \"0.0.0.0:1212\"\n");
            shipper.render(site);

            var failure = failureOf(() -> shipper.validate(site));

            assertThat(failure.summary()).isEqualTo("The release of demo has 3 faults.");
            assertThat(failure.detail()).isEqualTo("""
                            UDP port 6969 is asked for twice.
                            TCP port 1212 is asked for twice.
                            The tracker listens on 127.0.0.1:6969 only, where nobody outside its container reaches it.""");
        }

        @Test
        void namesAFileThatIsBroken() throws IOException {
            shipper.render(SITE);
            Files.writeString(release.resolve("compose.yml"), "services: [");

            assertThat(failureOf(() -> shipper.validate(SITE)).summary()).startsWith("compose.yml, line 1: ");
        }
    }

    @Nested
    class Uploading {

        @BeforeEach
        void render() {
            shipper.render(SITE);
        }

        @Test
        void bringsANewReleaseUnderTheOperationsName() {
            host.on(ComposeArguments.releases(), prints(""));

            var digest = ReleaseDigest.of(release);
            assertThat(shipper.upload(SITE, Progress.UNHEARD))
                    .isEqualTo(new ReleaseShipped(
                            new Release(SITE.operation(), digest, "torrust/tracker:3.0.0", listeners()), null));
            assertThat(host.uploaded).containsExactly("/opt/torrust/releases/20261124-101500-7f3a9c");
            assertThat(release.resolve("release.json"))
                    .content()
                    .isEqualTo(
                            "{\"id\":\"20261124-101500-7f3a9c\",\"digest\":\"%s\",\"image\":\"torrust/tracker:3.0.0\"}"
                                    .formatted(digest));
        }

        @Test
        void usesAReleaseAgainThatHoldsTheSameFiles() throws IOException {
            var digest = ReleaseDigest.of(release);
            host.on(
                    ComposeArguments.releases(),
                    prints(
                            "not json\n{\"id\":\"../x\",\"digest\":\"%1$s\"}\n{\"id\":\"%2$s\",\"digest\":\"%1$s\",\"image\":\"i\"}\n"
                                    .formatted(digest, EARLIER)));
            isThere(EARLIER);

            assertThat(shipper.upload(SITE, Progress.UNHEARD))
                    .isEqualTo(new ReleaseShipped(
                            new Release(EARLIER, digest, "torrust/tracker:3.0.0", listeners()),
                            "release 20261123-101500-111111 on the machine holds the same files"));
            assertThat(host.uploaded).isEmpty();
        }

        @Test
        void prefersTheNewestReleaseAmongEqualOnes() throws IOException {
            var digest = ReleaseDigest.of(release);
            var shipped = new OperationId("20261101-000000-000000");
            host.on(
                    ComposeArguments.releases(),
                    prints("{\"id\":\"%s\",\"digest\":\"%s\"}\n{\"id\":\"%s\",\"digest\":\"%2$s\"}\n"
                            .formatted(EARLIER, digest, shipped)));
            isThere(shipped);
            var site = Sites.with(SITE, new Release(shipped, digest, "torrust/tracker:3.0.0", listeners()));

            var outcome = (ReleaseShipped) shipper.upload(site, Progress.UNHEARD);

            assertThat(outcome.release().id()).isEqualTo(shipped);
        }

        @ParameterizedTest
        @ValueSource(strings = {"compose.yml", ".env"})
        void bringsAReleaseAnewThatSomeoneChangedOnTheMachine(String file) throws IOException {
            var digest = ReleaseDigest.of(release);
            host.on(
                    ComposeArguments.releases(),
                    prints("{\"id\":\"%s\",\"digest\":\"%s\"}\n".formatted(EARLIER, digest)));
            var kept = Files.readString(release.resolve(file));
            Files.writeString(release.resolve(file), kept + "# by hand\n");
            isThere(EARLIER);
            Files.writeString(release.resolve(file), kept);

            var outcome = (ReleaseShipped) shipper.upload(SITE, Progress.UNHEARD);

            assertThat(outcome.proof()).isNull();
            assertThat(environment.build().resolve("there.env")).doesNotExist();
            assertThat(host.asked).noneMatch(command -> command.contains("base64"));
            assertThat(host.uploaded).containsExactly("/opt/torrust/releases/" + SITE.operation());
        }

        /** Has the machine hold what is rendered here, as it is now. */
        private void isThere(OperationId id) throws IOException {
            host.on(ComposeArguments.sums(id), prints(String.join("\n", ReleaseDigest.sums(release)) + "\n"));
            host.downloads.put(
                    "/opt/torrust/releases/%s/.env".formatted(id), Files.readString(release.resolve(".env")));
        }

        @Test
        void saysWhenTheMachineHasNoPlaceForReleases() {
            host.on(ComposeArguments.releases(), fails(1, "mkdir: cannot create directory: Permission denied\n"));

            assertThat(failureOf(() -> shipper.upload(SITE, Progress.UNHEARD)))
                    .isEqualTo(new Failure(
                            "No release can be put in /opt/torrust/releases on the machine of demo.",
                            "mkdir: cannot create directory: Permission denied",
                            "See that the disk is not full and that /opt/torrust belongs to torrust: configure demo sets it right.",
                            "data/demo/jobs/20261124-101500-7f3a9c/upload/ssh.log"));
        }

        private Listeners listeners() {
            return new Listeners(
                    List.of(SocketBinding.parse("0.0.0.0:6969")),
                    List.of(SocketBinding.parse("0.0.0.0:7070")),
                    SocketBinding.parse("0.0.0.0:1212"),
                    SocketBinding.parse("0.0.0.0:1313"));
        }
    }

    @Nested
    class PullingImages {

        private static final String PULLED = "torrust/tracker:3.0.0 sha256:1111 torrust/tracker@sha256:2222\n";

        private final Site site = Sites.with(SITE, new Release(EARLIER, "d", "torrust/tracker:3.0.0", Sites.LISTENERS));

        @Test
        void pullsNothingThatIsThere() {
            host.on(ComposeArguments.images(EARLIER), prints(PULLED));

            assertThat(shipper.pullImages(site, Progress.UNHEARD))
                    .isEqualTo(new AlreadyTrue("the images of release 20261123-101500-111111 are on the machine"));
        }

        @Test
        void pullsWhatIsMissing() {
            host.on(ComposeArguments.images(EARLIER), prints("torrust/tracker:3.0.0 \n"), prints(PULLED))
                    .on(ComposeArguments.pull(EARLIER), prints(""));

            assertThat(shipper.pullImages(site, Progress.UNHEARD)).isEqualTo(StepOutcome.done());
            assertThat(new PulledImages(environment).of("torrust/tracker:3.0.0"))
                    .contains(new PulledImage("sha256:1111", "torrust/tracker@sha256:2222"));
        }

        @Test
        void leadsATagThatSomeoneLedElsewhereToWhereItLedWhenItWasPulled() {
            host.on(ComposeArguments.images(EARLIER), prints(PULLED));
            shipper.pullImages(site, Progress.UNHEARD);
            host.on(ComposeArguments.images(EARLIER), prints("torrust/tracker:3.0.0 sha256:9999 \n"), prints(PULLED))
                    .on(
                            ComposeArguments.lead(
                                    "torrust/tracker:3.0.0",
                                    new PulledImage("sha256:1111", "torrust/tracker@sha256:2222")),
                            prints(""));

            assertThat(shipper.pullImages(site, Progress.UNHEARD)).isEqualTo(StepOutcome.done());
        }

        @Test
        void tellsAnImageThatDoesNotExistFromARegistryThatDoesNotAnswer() {
            host.on(ComposeArguments.images(EARLIER), prints("torrust/tracker:3.0.0 \n"));

            host.on(
                    ComposeArguments.pull(EARLIER),
                    fails(18, "manifest for torrust/tracker:3.0.0 not found: manifest unknown"));
            assertThat(failureOf(() -> shipper.pullImages(site, Progress.UNHEARD))
                            .summary())
                    .isEqualTo("The registry has no image torrust/tracker:3.0.0 that may be pulled.");

            host.on(
                    ComposeArguments.pull(EARLIER),
                    fails(18, "Get \"https://registry/v2/\": dial tcp: lookup registry: no such host"));
            var failure = failureOf(() -> shipper.pullImages(site, Progress.UNHEARD));
            assertThat(failure.summary())
                    .isEqualTo("The registry of torrust/tracker:3.0.0 cannot be reached from the machine of demo.");
            assertThat(failure.hint()).contains("docker.registry-mirrors");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Get \"https://registry/v2/\": dial tcp 10.0.0.1:443: i/o timeout",
                    "Get \"https://registry/v2/\": net/http: TLS handshake timeout",
                    "received unexpected HTTP status: 503 Service Unavailable",
                    "failed to copy: httpReadSeeker: failed open: unexpected EOF",
                    "filesystem layer verification failed for digest sha256:aaaa",
                    "read tcp 10.0.0.7:1->10.0.0.1:443: read: connection reset by peer"
                })
        void triesAgainAfterALongerWhileEachTimeWhereTheNetworkMayGetOverIt(String words) {
            host.on(ComposeArguments.images(EARLIER), prints("torrust/tracker:3.0.0 \n"), prints(PULLED))
                    .on(ComposeArguments.pull(EARLIER), fails(18, words), fails(18, words), prints(""));

            assertThat(shipper.pullImages(site, Progress.UNHEARD)).isEqualTo(StepOutcome.done());

            assertThat(waited).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(6));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "unexpected EOF | The registry broke off while image torrust/tracker:3.0.0 came to the machine of demo.",
                    "dial tcp: i/o timeout | The registry of torrust/tracker:3.0.0 cannot be reached from the machine of demo."
                })
        void givesUpAfterFourTries(String words, String summary) {
            host.on(ComposeArguments.images(EARLIER), prints("torrust/tracker:3.0.0 \n"), prints(PULLED))
                    .on(ComposeArguments.pull(EARLIER), fails(18, words));

            assertThat(failureOf(() -> shipper.pullImages(site, Progress.UNHEARD))
                            .summary())
                    .isEqualTo(summary);
            assertThat(waited).hasSize(3);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "manifest unknown | The registry has no image torrust/tracker:3.0.0 that may be pulled.",
                    "unauthorized: authentication required | The registry does not let the machine of demo have image torrust/tracker:3.0.0.",
                    "denied: requested access to the resource is denied | The registry does not let the machine of demo have image torrust/tracker:3.0.0.",
                    "tls: failed to verify certificate: x509: certificate has expired | The machine of demo does not trust the registry of torrust/tracker:3.0.0.",
                    "toomanyrequests: slow down | The registry lets the machine of demo pull no more for now.",
                    "write /var/lib/docker/tmp: no space left on device | The disk of the machine of demo is full."
                })
        void doesNotTryAgainWhatWouldFailAgain(String words, String summary) {
            host.on(ComposeArguments.images(EARLIER), prints("torrust/tracker:3.0.0 \n"), prints(PULLED))
                    .on(ComposeArguments.pull(EARLIER), fails(18, words));

            assertThat(failureOf(() -> shipper.pullImages(site, Progress.UNHEARD))
                            .summary())
                    .isEqualTo(summary);
            assertThat(waited).isEmpty();
        }
    }

    private Site withOwn(String toml) {
        return withOwn(new OwnConfiguration(environment).keep(toml), SITE);
    }

    private static Site withOwn(String digest, Site site) {
        return new Site(
                SITE.environment(),
                SITE.operation(),
                SITE.configuration(),
                SITE.address(),
                null,
                null,
                null,
                OperationOptions.NONE,
                null,
                false,
                digest);
    }

    private static String own(String udp) {
        return """
                [metadata]
                schema_version = "2.0.0"
                [http_api]
                bind_address = "0.0.0.0:1212"
                [health_check_api]
                bind_address = "0.0.0.0:1313"
                [[udp_trackers]]
                bind_address = "%s"
                """.formatted(udp);
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(release.resolve(file)));
    }

    private static Failure failureOf(ThrowingCallable work) {
        return catchThrowableOfType(StepFailedException.class, work).failure();
    }
}
