package org.torrust.deployer.command.port;

import java.util.List;
import java.util.function.BiConsumer;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;

/** Makes a fresh machine into a Docker host; throws as {@link Provisioner} does. */
public interface HostConfigurer {

    /** Writes inventory, variables and playbook ({@code render-ansible}). */
    StepOutcome render(Site site);

    /**
     * Does the steps in one run of the tool, in their order.
     *
     * @param completed told of each step as soon as it is done; the one that fails is told by the exception
     * @throws HostStepFailedException naming the step that failed
     */
    void configure(Site site, List<Step> steps, BiConsumer<Step, StepOutcome> completed, Progress progress);

    /**
     * Which of the steps would change something on the host now, in order; changes nothing there.
     *
     * @throws StepFailedException when it cannot be found out
     */
    List<Step> rehearse(Site site, List<Step> steps, Progress progress);
}
