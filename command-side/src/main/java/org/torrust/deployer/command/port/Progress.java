package org.torrust.deployer.command.port;

import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;

/** Hears what is being done, to show it; nothing of it is stored. Safe to call from any thread. */
public interface Progress {

    /** Nobody listens. */
    Progress UNHEARD = new Progress() {
        @Override
        public void started(Step step) {}

        @Override
        public void doing(Step step, String what) {}

        @Override
        public void ended(Step step, StepOutcome outcome) {}

        @Override
        public void note(String sentence) {}
    };

    void started(Step step);

    /** @param what what the tool is at now, e.g. {@code lxd_instance.machine: creating}; free of secrets */
    void doing(Step step, String what);

    void ended(Step step, StepOutcome outcome);

    /** Something the operator should know before it goes on, as a sentence. */
    void note(String sentence);
}
