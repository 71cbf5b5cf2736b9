package org.torrust.deployer.adapter.simulated;

import java.time.Clock;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.api.operation.StepOutcome.AlreadyTrue;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.ServiceRunner;
import org.torrust.deployer.command.port.Site;

/** Plays Docker Compose on the machine. */
final class SimulatedServiceRunner implements ServiceRunner {

    private final Play play;
    private final Clock clock;

    SimulatedServiceRunner(Play play, Clock clock) {
        this.play = play;
        this.clock = clock;
    }

    @Override
    public StepOutcome switchTo(Site site, Release release) {
        play.step(site, Step.SWITCH, Progress.UNHEARD);
        var world = play.world(site).read();
        var isRuled = world.byHand().ports().isEmpty()
                || !site.configuration().firewall().enabled();
        if (!isRuled) {
            play.world(site).change(World::withRuledPorts);
        }
        if (isRuled && release.id().equals(world.current())) {
            return new AlreadyTrue(Play.proof("release %s is the current one".formatted(release.id())));
        }
        play.world(site).change(before -> before.withCurrent(release.id()));
        return StepOutcome.done();
    }

    @Override
    public StepOutcome start(Site site, Progress progress) {
        var world = play.world(site).read();
        play.step(site, Step.START, progress, "Container tracker  Starting");
        if (world.current() != null
                && world.current().equals(world.up())
                && world.byHand().image() == null) {
            return new AlreadyTrue(Play.proof("its containers are up"));
        }
        play.world(site).change(before -> before.withUp(before.current(), clock.instant()));
        return StepOutcome.done();
    }

    @Override
    public StepOutcome awaitHealthy(Site site, Progress progress) {
        play.step(site, Step.WAIT_HEALTHY, progress, "tracker: starting", "tracker: healthy");
        return StepOutcome.done();
    }

    @Override
    public StepOutcome awaitSteady(Site site, Progress progress) {
        play.step(site, Step.STAY_UP, progress, "tracker: running");
        return StepOutcome.done();
    }

    @Override
    public StepOutcome shutDown(Site site, Progress progress) {
        return stop(site, Step.SHUT_DOWN, progress);
    }

    @Override
    public StepOutcome stop(Site site, Progress progress) {
        return stop(site, Step.STOP_SERVICES, progress);
    }

    private StepOutcome stop(Site site, Step step, Progress progress) {
        if (play.world(site).read().up() == null) {
            return new AlreadyTrue(Play.proof("no services are up"));
        }
        play.step(site, step, progress, "Container tracker  Stopping");
        play.world(site).change(World::withoutServices);
        return StepOutcome.done();
    }
}
