package org.torrust.deployer.command.environment;

import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome.Failed;
import org.torrust.deployer.command.port.Ports;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** Removes again what a failed {@code provision} made. A {@code deploy} keeps it: it is to go on where it failed. */
final class CleanUp {

    private CleanUp() {}

    static Failed after(Failure failure, Step step, Site site, Ports ports, Progress progress) {
        if (!isDue(step, site)) {
            return new Failed(told(failure, step, site), null);
        }
        try {
            ports.provisioner().destroy(site, progress);
            return new Failed(failure.because(words(failure, "What it had made was removed again.")), null, true);
        } catch (StepFailedException e) {
            var left = "Removing what it had made failed too: " + e.failure().summary();
            return new Failed(failure.because(words(failure, left)), null);
        }
    }

    private static boolean isDue(Step step, Site site) {
        return mayHaveMade(step, site)
                && site.kind() == OperationKind.PROVISION
                && site.madeMachine()
                && !site.options().has(OperationOption.KEEP_ON_FAILURE);
    }

    private static boolean mayHaveMade(Step step, Site site) {
        return step.compareTo(Step.TOFU_APPLY) >= 0
                && site.configuration().provider().makesMachines();
    }

    private static Failure told(Failure failure, Step step, Site site) {
        return mayHaveMade(step, site) && site.madeMachine()
                ? failure.because(words(
                        failure,
                        "What it had made is still there; 'destroy %s' removes it.".formatted(site.environment())))
                : failure;
    }

    private static String words(Failure failure, String more) {
        return failure.detail() == null ? more : failure.detail() + "\n" + more;
    }
}
