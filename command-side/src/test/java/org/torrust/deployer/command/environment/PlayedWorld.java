package org.torrust.deployer.command.environment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.command.port.BackupKeeper;
import org.torrust.deployer.command.port.EnvironmentFolders;
import org.torrust.deployer.command.port.HostConfigurer;
import org.torrust.deployer.command.port.HostStepFailedException;
import org.torrust.deployer.command.port.PlannedChange;
import org.torrust.deployer.command.port.Ports;
import org.torrust.deployer.command.port.ProbeReport;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Provisioner;
import org.torrust.deployer.command.port.ReleaseShipper;
import org.torrust.deployer.command.port.ServiceRunner;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;
import org.torrust.deployer.command.port.TestWish;
import org.torrust.deployer.command.port.TrackerProbe;

/**
 * A world in which every step works at once, unless a test lets it come out differently. Remembers what was done. All that
 * is rendered counts as {@code render-tofu}.
 */
final class PlayedWorld
        implements Provisioner,
                HostConfigurer,
                ReleaseShipper,
                ServiceRunner,
                TrackerProbe,
                EnvironmentFolders,
                BackupKeeper {

    final List<String> done = new ArrayList<>();
    final Map<Step, Supplier<StepOutcome>> outcomes = new EnumMap<>(Step.class);
    boolean trackerAnswers = true;

    PlayedWorld() {
        outcomes.put(Step.TOFU_APPLY, () -> new StepOutcome.MachineApplied(true));
        outcomes.put(Step.READ_OUTPUTS, () -> new StepOutcome.AddressRead(Samples.ADDRESS));
        outcomes.put(Step.PIN_HOST_KEY, () -> new StepOutcome.HostKeyPinned("SHA256:abc"));
        outcomes.put(Step.TOFU_DESTROY, StepOutcome.MachineGone::new);
    }

    Ports ports() {
        return new Ports(this, this, this, this, this, this, this);
    }

    private StepOutcome at(Step step) {
        return at(step, step.word(), StepOutcome.done());
    }

    private StepOutcome at(Step step, String word, StepOutcome usual) {
        done.add(word);
        return outcomes.getOrDefault(step, () -> usual).get();
    }

    @Override
    public StepOutcome initialise(Site site, Progress progress) {
        return at(Step.TOFU_INIT);
    }

    @Override
    public List<PlannedChange> preview(Site site, Progress progress) {
        return List.of();
    }

    @Override
    public StepOutcome apply(Site site, Progress progress) {
        return at(Step.TOFU_APPLY);
    }

    @Override
    public StepOutcome readAddress(Site site) {
        return at(Step.READ_OUTPUTS);
    }

    @Override
    public StepOutcome awaitSsh(Site site, Progress progress) {
        return at(Step.WAIT_SSH);
    }

    @Override
    public StepOutcome pinHostKey(Site site) {
        return at(Step.PIN_HOST_KEY);
    }

    @Override
    public StepOutcome awaitCloudInit(Site site, Progress progress) {
        return at(Step.WAIT_CLOUD_INIT);
    }

    @Override
    public StepOutcome destroy(Site site, Progress progress) {
        return at(Step.TOFU_DESTROY);
    }

    @Override
    public StepOutcome render(Site site) {
        return at(Step.RENDER_TOFU, "render", StepOutcome.done());
    }

    @Override
    public void configure(Site site, List<Step> steps, BiConsumer<Step, StepOutcome> completed, Progress progress) {
        for (var step : steps) {
            try {
                completed.accept(step, at(step));
            } catch (StepFailedException e) {
                throw new HostStepFailedException(step, e);
            }
        }
    }

    @Override
    public List<Step> rehearse(Site site, List<Step> steps, Progress progress) {
        return steps;
    }

    @Override
    public StepOutcome validate(Site site) {
        return at(Step.VALIDATE);
    }

    @Override
    public StepOutcome upload(Site site, Progress progress) {
        var release = Samples.release(site.operation().value());
        return at(Step.UPLOAD, "upload", new StepOutcome.ReleaseShipped(release, null));
    }

    @Override
    public StepOutcome pullImages(Site site, Progress progress) {
        return at(Step.PULL_IMAGES);
    }

    @Override
    public StepOutcome switchTo(Site site, Release release) {
        return at(Step.SWITCH, "switch to " + release.id(), StepOutcome.done());
    }

    @Override
    public StepOutcome start(Site site, Progress progress) {
        return at(Step.START);
    }

    @Override
    public StepOutcome awaitHealthy(Site site, Progress progress) {
        return at(Step.WAIT_HEALTHY);
    }

    @Override
    public StepOutcome awaitSteady(Site site, Progress progress) {
        return at(Step.STAY_UP);
    }

    @Override
    public StepOutcome shutDown(Site site, Progress progress) {
        return at(Step.SHUT_DOWN);
    }

    @Override
    public StepOutcome stop(Site site, Progress progress) {
        return at(Step.STOP_SERVICES);
    }

    @Override
    public ProbeReport probe(Site site, Release release, Progress progress) {
        at(Step.PROBE, "probe " + release.id(), StepOutcome.done());
        return new ProbeReport(List.of(new ProbeReport.Answer(
                "udp-announce", "udp://192.0.2.7:6969", trackerAnswers, "no answer in 5 s", Duration.ofSeconds(5))));
    }

    @Override
    public StepOutcome take(Site site, Progress progress) {
        return at(Step.BACKUP);
    }

    @Override
    public StepOutcome verify(Site site) {
        return at(Step.VERIFY_BACKUP);
    }

    @Override
    public StepOutcome putBack(Site site, Progress progress) {
        return at(Step.PUT_BACK);
    }

    @Override
    public ProbeReport test(Site site, Release release, TestWish wish, Progress progress) {
        throw new AssertionError("no operation carries out a suite of tests");
    }

    @Override
    public StepOutcome cleanUp(Site site) {
        return at(Step.CLEAN_UP);
    }
}
