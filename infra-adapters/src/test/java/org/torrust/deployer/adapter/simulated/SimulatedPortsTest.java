package org.torrust.deployer.adapter.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.adapter.docker.ComposeReleaseShipper;
import org.torrust.deployer.adapter.docker.LogsWish;
import org.torrust.deployer.adapter.ssh.SshConnector;
import org.torrust.deployer.adapter.tracker.TrackerRequests;
import org.torrust.deployer.adapter.workspace.EnvironmentHome;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.configuration.AptSettings;
import org.torrust.deployer.api.configuration.DockerSettings;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.configuration.FirewallSettings;
import org.torrust.deployer.api.configuration.LimitSettings;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.MonitoringSettings;
import org.torrust.deployer.api.configuration.SimulatedSettings;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.api.configuration.SourcesSettings;
import org.torrust.deployer.api.configuration.SshSettings;
import org.torrust.deployer.api.configuration.TrackerSettings;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.api.operation.StepOutcome.AlreadyTrue;
import org.torrust.deployer.api.operation.StepOutcome.ReleaseShipped;
import org.torrust.deployer.command.port.InterruptedByOperatorException;
import org.torrust.deployer.command.port.Interruption;
import org.torrust.deployer.command.port.PlannedChange;
import org.torrust.deployer.command.port.Ports;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;
import org.torrust.deployer.command.port.TestSuite;
import org.torrust.deployer.command.port.TestWish;

class SimulatedPortsTest {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    static final EnvironmentName DEMO = new EnvironmentName("demo");
    static final TestWish FULL = new TestWish(TestSuite.FULL, java.time.Duration.ofSeconds(60));
    static final OperationId OPERATION = new OperationId("now");

    @TempDir
    Path folder;

    final List<String> shown = new ArrayList<>();
    final Progress progress = new Progress() {
        @Override
        public void note(String sentence) {}

        @Override
        public void started(Step step) {}

        @Override
        public void doing(Step step, String what) {
            shown.add(what);
        }

        @Override
        public void ended(Step step, StepOutcome outcome) {}
    };

    SimulatedSettings settings = new SimulatedSettings(60, null, 0);

    @BeforeEach
    void anEnvironment() {
        var home = new EnvironmentHome(workspace(), new Random(1));
        home.prepare(DEMO, OPERATION, null, null);
        home.settle(DEMO, OPERATION);
    }

    @Test
    void makeAMachineOnceAndFindItAgain() {
        assertThat(ports().provisioner().apply(site(null), progress)).isEqualTo(new StepOutcome.MachineApplied(true));

        // Another process: nothing is shared but the folder.
        assertThat(ports().provisioner().apply(site(null), progress)).isInstanceOf(AlreadyTrue.class);
        assertThat(ports().provisioner().readAddress(site(null)))
                .isEqualTo(new StepOutcome.AddressRead(new HostAddress("192.0.2.1", 22)));
    }

    @Test
    void makeAnotherMachineWhenSomeoneDeletedIt() throws IOException {
        ports().provisioner().apply(site(null), progress);
        Files.delete(workspace().environment(DEMO).simulated().resolve("world.json"));

        assertThat(ports().provisioner().apply(site(null), progress)).isEqualTo(new StepOutcome.MachineApplied(true));
    }

    @Test
    void keepTheVolumeOnlyWhereThatIsAsked() {
        var keeping = site(null)
                .wishing(site(null).configuration(), OperationOptions.NONE.with(OperationOption.KEEP_DATA, true));
        ports().provisioner().apply(site(null), progress);

        ports().provisioner().destroy(keeping, progress);
        assertThat(ports().provisioner().preview(site(null), progress))
                .containsExactly(new PlannedChange("lxd_instance.machine", "create"));
        assertThat(shown).doesNotContain("SIMULATED lxd_volume.data: destroying");

        ports().provisioner().destroy(site(null), progress);
        assertThat(ports().provisioner().preview(site(null), progress)).hasSize(2);
    }

    @Test
    void rememberWhichImagesWerePulled() {
        var release = shipped().release();
        ports().serviceRunner().switchTo(site(release), release);
        ports().serviceRunner().start(site(release), progress);

        assertThat(ports().releaseShipper().pullImages(site(release), progress)).isEqualTo(StepOutcome.done());
        assertThat(ports().releaseShipper().pullImages(site(release), progress)).isInstanceOf(AlreadyTrue.class);
    }

    @Test
    void refuseATemplateThatWasEmptied() {
        PrivateFiles.write(workspace().environment(DEMO).overlay().resolve("release/compose.yml.vm"), "");
        ports().releaseShipper().render(site(null));

        assertThatThrownBy(() -> ports().releaseShipper().validate(site(null)))
                .isInstanceOf(StepFailedException.class)
                .hasMessageStartingWith("compose.yml: services.tracker.image is missing");
    }

    @Test
    void sayInEverythingTheyShowThatItIsPlayed() {
        ports().provisioner().apply(site(null), progress);
        ports().serviceRunner().start(site(null), progress);

        assertThat(shown).isNotEmpty().allMatch(words -> words.startsWith("SIMULATED "));
        assertThat(ports().provisioner().apply(site(null), progress))
                .isInstanceOfSatisfying(
                        AlreadyTrue.class,
                        already -> assertThat(already.proof()).startsWith("SIMULATED"));
    }

    @Test
    void failWhereTheyAreAskedToAsOftenAsAsked() {
        settings = new SimulatedSettings(0, "provision.tofu-apply", 2);

        for (var time = 1; time <= 2; time++) {
            assertThatThrownBy(() -> ports().provisioner().apply(site(null), progress))
                    .isInstanceOf(StepFailedException.class)
                    .hasMessage("SIMULATED: tofu-apply was asked to fail here.");
        }
        assertThat(ports().provisioner().apply(site(null), progress)).isEqualTo(new StepOutcome.MachineApplied(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "destroy.stop-services",
                "destroy.backup",
                "destroy.clean-up",
                "restore.verify-backup",
                "restore.put-back"
            })
    void failAtAnyStepThatCanBeNamed(String step) {
        var release = shipped().release();
        ports().serviceRunner().switchTo(site(release), release);
        ports().serviceRunner().start(site(release), progress);
        settings = new SimulatedSettings(0, step, 1);

        assertThatThrownBy(() -> {
                    ports().serviceRunner().stop(site(release), progress);
                    ports().backups().take(site(release), progress);
                    if (step.equals("restore.put-back")) {
                        ports().backups().putBack(site(release), progress);
                    }
                    ports().folders().cleanUp(site(release));
                    ports().backups().verify(site(release));
                })
                .isInstanceOf(StepFailedException.class)
                .hasMessage("SIMULATED: %s was asked to fail here.".formatted(step.replaceFirst(".*\\.", "")));
    }

    @Test
    void haveNoLogFromBeforeTheirServicesWereStarted() {
        var release = shipped().release();
        ports().serviceRunner().switchTo(site(release), release);
        ports().serviceRunner().start(site(release), progress);

        assertThat(logsSince(release, CLOCK.instant())).isNotEmpty();
        assertThat(logsSince(release, CLOCK.instant().plusMillis(1))).isEmpty();
    }

    private List<String> logsSince(Release release, Instant since) {
        return new SimulatedHost(workspace(), DEMO).logs(new LogsWish(null, false, null, since), release);
    }

    @Test
    void shipAReleaseOnce() {
        var first = shipped();

        assertThat(first.proof()).isNull();
        assertThat(first.release().listeners().udp()).containsExactly(new SocketBinding("0.0.0.0", 6969));
        assertThat(shipped().proof()).isEqualTo("SIMULATED: release now holds the same files");
    }

    @Test
    void shipAReleaseAnewWhoseTokenIsAnother() {
        var first = shipped();
        PrivateFiles.write(workspace().environment(DEMO).apiToken(), "another-token-0123456789");

        assertThat(shipped().proof()).isNull();
        assertThat(shipped().proof()).isEqualTo("SIMULATED: release now holds the same files");
        assertThat(shipped().release().digest()).isEqualTo(first.release().digest());
    }

    @Test
    void answerRealRequestsOnceTheyRun() {
        var release = shipped().release();
        ports().serviceRunner().switchTo(site(release), release);
        ports().serviceRunner().start(site(release), progress);

        var report = ports().trackerProbe().probe(site(release), release, progress);

        assertThat(report.answers())
                .extracting(answer -> answer.check())
                .containsExactlyInAnyOrder(
                        "udp-connect", "udp-announce", "http-health", "http-announce", "api-health", "api-stats");
        assertThat(report.isGood()).as(report.toString()).isTrue();
    }

    @Test
    void passTheWholeSuiteAndSayThatItIsPlayed() {
        var release = shipped().release();
        ports().serviceRunner().switchTo(site(release), release);
        ports().serviceRunner().start(site(release), progress);

        var report = ports().trackerProbe().test(site(release), release, FULL, progress);

        assertThat(report.isGood()).as(report.toString()).isTrue();
        assertThat(report.answers())
                .extracting(answer -> answer.check())
                .contains("udp-peers", "http-scrape", "statistics", "database-host", "containers");
        assertThat(report.answers())
                .allSatisfy(answer -> assertThat(answer.detail()).startsWith("SIMULATED: "));
    }

    @Test
    void failTheWholeSuiteWhereNothingIsUp() {
        var release = shipped().release();

        var report = ports().trackerProbe().test(site(release), release, FULL, progress);

        assertThat(report.answers()).allMatch(answer -> !answer.ok());
        assertThat(report.failed()).contains("udp-connect", "udp-peers", "database-write", "containers");
    }

    @Test
    void tellNothingToAWrongToken() throws IOException {
        try (var tracker = new SimulatedTracker("right", false)) {
            var at = new SocketBinding("127.0.0.1", tracker.httpPort());
            var report = new TrackerRequests(new Interruption())
                    .probe("127.0.0.1", new Listeners(List.of(), List.of(), at, at), "wrong", false, words -> {});

            assertThat(report.answers())
                    .filteredOn(answer -> answer.check().equals("api-stats"))
                    .singleElement()
                    .matches(answer -> !answer.ok());
        }
    }

    @Test
    void stopWhenTheOperatorDoes() {
        var world = SimulatedPorts.in(
                workspace(),
                CLOCK,
                duration -> {
                    throw new InterruptedByOperatorException("INT");
                },
                new TrackerRequests(new Interruption()),
                shipper());

        assertThatThrownBy(() -> world.provisioner().apply(site(null), progress))
                .isInstanceOf(InterruptedByOperatorException.class);
    }

    private ReleaseShipped shipped() {
        var shipper = ports().releaseShipper();
        shipper.render(site(null));
        shipper.validate(site(null));
        return (ReleaseShipped) shipper.upload(site(null), progress);
    }

    private Ports ports() {
        return SimulatedPorts.in(
                workspace(), CLOCK, duration -> {}, new TrackerRequests(new Interruption()), shipper());
    }

    private ComposeReleaseShipper shipper() {
        SshConnector nobody = null;
        return new ComposeReleaseShipper(workspace(), nobody, new Interruption());
    }

    private Workspace workspace() {
        return new Workspace(folder);
    }

    private Site site(Release release) {
        var all = "0.0.0.0:";
        var listeners = new Listeners(
                List.of(SocketBinding.parse(all + 6969)),
                List.of(SocketBinding.parse(all + 7070)),
                SocketBinding.parse(all + 1212),
                SocketBinding.parse(all + 1313));
        var configuration = new EnvironmentConfiguration(
                settings,
                new SshSettings("torrust", 22),
                new TrackerSettings("torrust/tracker", "3.0.0", false, "tracker.db", listeners),
                new DockerSettings(List.of()),
                new AptSettings(null, null),
                new SourcesSettings(null),
                FirewallSettings.OFF,
                MonitoringSettings.OFF,
                LimitSettings.USUAL);
        return new Site(
                DEMO,
                OPERATION,
                configuration,
                new HostAddress("192.0.2.1", 22),
                null,
                release,
                release,
                OperationOptions.NONE,
                null,
                false);
    }
}
