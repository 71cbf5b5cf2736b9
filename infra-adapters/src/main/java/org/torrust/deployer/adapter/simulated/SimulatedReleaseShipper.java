package org.torrust.deployer.adapter.simulated;

import org.torrust.deployer.adapter.docker.ComposeReleaseShipper;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.api.operation.StepOutcome.AlreadyTrue;
import org.torrust.deployer.api.operation.StepOutcome.ReleaseShipped;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.ReleaseShipper;
import org.torrust.deployer.command.port.Site;

/** Renders and checks a release as the real one does, and plays its way to the machine. */
final class SimulatedReleaseShipper implements ReleaseShipper {

    private final Play play;
    private final ComposeReleaseShipper real;

    SimulatedReleaseShipper(Play play, ComposeReleaseShipper real) {
        this.play = play;
        this.real = real;
    }

    @Override
    public StepOutcome render(Site site) {
        play.step(site, Step.RENDER_RELEASE, Progress.UNHEARD);
        return real.render(site);
    }

    @Override
    public StepOutcome validate(Site site) {
        play.step(site, Step.VALIDATE, Progress.UNHEARD);
        return real.validate(site);
    }

    @Override
    public StepOutcome upload(Site site, Progress progress) {
        play.step(site, Step.UPLOAD, progress, "uploading to /opt/torrust/releases/" + site.operation());
        var release = real.describe(site);
        var secret = real.secret(site);
        var same = play.world(site).read().same(release, secret);
        if (same.isPresent()) {
            return new ReleaseShipped(
                    same.get(),
                    Play.proof("release %s holds the same files"
                            .formatted(same.get().id())));
        }
        play.world(site).change(world -> world.withRelease(release, secret));
        return new ReleaseShipped(release, null);
    }

    @Override
    public StepOutcome pullImages(Site site, Progress progress) {
        var image = site.newest().image();
        play.step(site, Step.PULL_IMAGES, progress, "pulling " + image);
        if (play.world(site).read().images().contains(image)) {
            return new AlreadyTrue(Play.proof("%s is on the machine".formatted(image)));
        }
        play.world(site).change(world -> world.withImage(image));
        return StepOutcome.done();
    }
}
