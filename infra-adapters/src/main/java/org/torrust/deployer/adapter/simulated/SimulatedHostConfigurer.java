package org.torrust.deployer.adapter.simulated;

import java.util.List;
import java.util.function.BiConsumer;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.api.operation.StepOutcome.AlreadyTrue;
import org.torrust.deployer.command.port.HostConfigurer;
import org.torrust.deployer.command.port.HostStepFailedException;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** Plays one run of Ansible. */
final class SimulatedHostConfigurer implements HostConfigurer {

    private final Play play;

    SimulatedHostConfigurer(Play play) {
        this.play = play;
    }

    @Override
    public StepOutcome render(Site site) {
        play.step(site, Step.RENDER_ANSIBLE, Progress.UNHEARD);
        return StepOutcome.done();
    }

    @Override
    public void configure(Site site, List<Step> steps, BiConsumer<Step, StepOutcome> completed, Progress progress) {
        for (var step : steps) {
            try {
                completed.accept(step, configure(site, step, progress));
            } catch (StepFailedException e) {
                throw new HostStepFailedException(step, e);
            }
        }
    }

    @Override
    public List<Step> rehearse(Site site, List<Step> steps, Progress progress) {
        return steps.stream().filter(step -> !isAsWished(site, step)).toList();
    }

    private StepOutcome configure(Site site, Step step, Progress progress) {
        play.step(site, step, progress, task(step));
        if (isAsWished(site, step)) {
            return new AlreadyTrue(Play.proof("nothing to change"));
        }
        play.world(site).change(world -> world.withConfigured(step, isWished(site, step)));
        return StepOutcome.done();
    }

    private boolean isAsWished(Site site, Step step) {
        return play.world(site).read().configured().contains(step) == isWished(site, step);
    }

    private static boolean isWished(Site site, Step step) {
        return switch (step) {
            case FIREWALL -> site.configuration().firewall().enabled();
            case MONITORING -> site.configuration().monitoring().enabled();
            default -> true;
        };
    }

    private static String task(Step step) {
        return switch (step) {
            case SYSTEM_UPDATES -> "refresh the package lists and upgrade";
            case INSTALL_DOCKER -> "install Docker and Compose";
            case USERS -> "let the operator use Docker";
            case FIREWALL -> "govern the ports, Docker's published ones included";
            case MONITORING -> "run a node exporter";
            default -> "rotate the tracker's logs";
        };
    }
}
