package org.torrust.deployer.adapter.simulated;

import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.command.port.Progress;

/** For steps whose port has no progress to tell. */
final class Quiet {

    static final Progress PROGRESS = new Progress() {
        @Override
        public void note(String sentence) {}

        @Override
        public void started(Step step) {}

        @Override
        public void doing(Step step, String what) {}

        @Override
        public void ended(Step step, StepOutcome outcome) {}
    };

    private Quiet() {}
}
