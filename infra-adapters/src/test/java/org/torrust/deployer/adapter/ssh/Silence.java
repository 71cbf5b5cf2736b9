package org.torrust.deployer.adapter.ssh;

import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.command.port.Progress;

/** Nobody listens. */
public final class Silence implements Progress {

    @Override
    public void note(String sentence) {}

    @Override
    public void started(Step step) {}

    @Override
    public void doing(Step step, String what) {}

    @Override
    public void ended(Step step, StepOutcome outcome) {}
}
