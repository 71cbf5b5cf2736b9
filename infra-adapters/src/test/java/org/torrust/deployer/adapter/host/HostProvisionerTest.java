package org.torrust.deployer.adapter.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.torrust.deployer.adapter.ssh.FakeHost;
import org.torrust.deployer.adapter.ssh.Patience;
import org.torrust.deployer.adapter.ssh.Sites;
import org.torrust.deployer.adapter.ssh.SshArrival;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.adapter.workspace.WorkspaceId;
import org.torrust.deployer.api.configuration.SshHostSettings;
import org.torrust.deployer.api.environment.HostAddress;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.api.operation.StepOutcome.AddressRead;
import org.torrust.deployer.api.operation.StepOutcome.AlreadyTrue;
import org.torrust.deployer.api.operation.StepOutcome.HostKeyPinned;
import org.torrust.deployer.api.operation.StepOutcome.MachineGone;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

class HostProvisionerTest {

    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBVTsTTWlStKzc9e7r8JYBKzGgQJ1HZ4iZ4mKuw0e7hC";
    private static final String ANOTHER = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final Progress SILENT = Progress.UNHEARD;

    @TempDir
    Path folder;

    private final FakeHost host = new FakeHost();

    @Test
    void makesNothingAndReadsTheAddressFromTheSettings() {
        var site = site(ANOTHER, null);

        assertThat(provisioner().apply(site, SILENT)).isInstanceOf(AlreadyTrue.class);
        assertThat(provisioner().preview(site, SILENT)).isEmpty();
        assertThat(provisioner().readAddress(site))
                .isEqualTo(new AddressRead(new HostAddress("tracker.example.org", 22)));
    }

    @Nested
    class PinningTheHostKey {

        @Test
        void takesTheKeyOfTheWishedFingerprint() {
            assertThat(provisioner().pinHostKey(site(shown(), null))).isEqualTo(new HostKeyPinned(shown()));
            assertThat(workspace().environment(Sites.at("h", 22).environment()).knownHosts())
                    .hasContent("demo " + KEY);
        }

        @Test
        void takesTheKeyThatIsShownWhereThatIsWished() {
            assertThat(provisioner().pinHostKey(site(null, null))).isEqualTo(new HostKeyPinned(shown()));
        }

        @Test
        void refusesAnotherKeyThanTheWishedOne() {
            assertThat(refusal(() -> provisioner().pinHostKey(site(ANOTHER, null))))
                    .contains("shows host key " + shown() + ", not " + ANOTHER + "; nothing was sent to it.");
        }

        @Test
        void refusesAnotherKeyThanThePinnedOneEvenWhereAnyWouldBeTrusted() {
            assertThat(refusal(() -> provisioner().pinHostKey(site(null, ANOTHER))))
                    .contains("not " + ANOTHER);
        }
    }

    @Nested
    class TakingTheHostIntoService {

        @Test
        void isDoneWhenTheHostSaysOk() {
            host.on(scripts().take(), FakeHost.prints("ok\n"));

            assertThat(provisioner().awaitCloudInit(site(ANOTHER, ANOTHER), SILENT))
                    .isEqualTo(StepOutcome.done());
        }

        @Test
        void tellsWhyAHostIsNotTaken() {
            assertThat(taken("no-sudo\n")).contains("torrust may not use sudo without a password");
            assertThat(taken("system alpine\n")).contains("runs alpine, and neither Debian nor Ubuntu");
            assertThat(taken("taken other of workspace 1\n")).contains("in the service of another environment: other");
            assertThat(taken("occupied\n")).contains("has something in /opt/torrust that no deployer put there");
            assertThat(taken("")).contains("could not be taken into service");
        }

        private String taken(String told) {
            host.on(scripts().take(), FakeHost.prints(told));
            return refusal(() -> provisioner().awaitCloudInit(site(ANOTHER, ANOTHER), SILENT));
        }
    }

    @Nested
    class GivingTheHostBack {

        @Test
        void asksNothingOfAHostThatNothingWasEverSentTo() {
            assertThat(provisioner().destroy(site(ANOTHER, null), SILENT))
                    .isEqualTo(new AlreadyTrue("nothing was ever sent to the host"));
            assertThat(host.asked).isEmpty();
        }

        @Test
        void isDoneWhenNothingIsLeftThere() {
            host.on(scripts().clear(false), FakeHost.prints(""));

            assertThat(provisioner().destroy(site(shown(), shown()), SILENT)).isEqualTo(new MachineGone());
        }

        @Test
        void leavesTheDataWhereThatIsWished() {
            host.on(scripts().clear(true), FakeHost.prints(""));

            assertThat(provisioner()
                            .destroy(
                                    wishing(OperationOptions.of(OperationOption.KEEP_DATA), site(shown(), shown())),
                                    SILENT))
                    .isEqualTo(new MachineGone());
        }

        @Test
        void pinsTheRecordedKeyAgainWhereItsFileWasLost() {
            host.on(scripts().clear(false), FakeHost.prints(""));

            provisioner().destroy(site(null, shown()), SILENT);

            assertThat(workspace().environment(Sites.at("h", 22).environment()).knownHosts())
                    .exists();
        }

        @Test
        void claimsNothingWhileSomethingIsLeft() {
            host.on(scripts().clear(false), FakeHost.prints("container tracker\n"));

            assertThat(refusal(() -> provisioner().destroy(site(shown(), shown()), SILENT)))
                    .contains("still has something of demo")
                    .contains("container tracker");
        }

        @Test
        void claimsNothingOfAHostThatDoesNotAnswer() {
            host.unreachable = true;

            assertThat(refusal(() -> provisioner().destroy(site(shown(), shown()), SILENT)))
                    .contains("No SSH server answers");
        }

        @Test
        void givesUpWhatLiesOnAHostThatIsGone() {
            var gone = provisioner(machine -> {
                throw new StepFailedException(Failure.of("No answer.", "Wait."));
            });

            assertThat(gone.destroy(gone(shown()), SILENT))
                    .isEqualTo(
                            new AlreadyTrue("the host at tracker.example.org:22 is gone; what lay there was given up"));
            assertThat(host.asked).isEmpty();
        }

        @Test
        void givesUpWhereAnotherMachineHasTheAddressNow() {
            assertThat(provisioner().destroy(gone(ANOTHER), SILENT)).isInstanceOf(AlreadyTrue.class);
        }

        @Test
        void givesUpNothingOnAHostThatAnswers() {
            assertThat(refusal(() -> provisioner().destroy(gone(shown()), SILENT)))
                    .contains("is not gone: it answers with the pinned key");
        }

        private static Site gone(String pinned) {
            return wishing(OperationOptions.of(OperationOption.HOST_GONE), site(pinned, pinned));
        }
    }

    private static String shown() {
        return org.torrust.deployer.adapter.ssh.HostKeys.fingerprint(KEY.split(" ")[1]);
    }

    private static String refusal(Runnable act) {
        var failure = catchThrowableOfType(StepFailedException.class, act::run).failure();
        return failure.summary() + "\n" + failure.detail();
    }

    private Workspace workspace() {
        return new Workspace(folder);
    }

    private HostProvisioner provisioner() {
        return provisioner(machine -> KEY);
    }

    private HostProvisioner provisioner(Function<HostAddress, String> scan) {
        var once = new SshArrival(new Patience(() -> Instant.EPOCH, pause -> {}));
        return new HostProvisioner(workspace(), host, once, scan);
    }

    private HostScripts scripts() {
        var id = WorkspaceId.of(workspace(), new SecureRandom()).value();
        return new HostScripts("demo of workspace " + id, "torrust");
    }

    private static Site site(@Nullable String fingerprint, @Nullable String pinned) {
        var plain = Sites.pinned("tracker.example.org", pinned);
        var settings = new SshHostSettings("tracker.example.org", fingerprint, fingerprint == null);
        return plain.wishing(Sites.on(settings), OperationOptions.NONE);
    }

    private static Site wishing(OperationOptions options, Site site) {
        return site.wishing(site.configuration(), options);
    }
}
