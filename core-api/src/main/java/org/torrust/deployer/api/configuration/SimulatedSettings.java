package org.torrust.deployer.api.configuration;

import org.jspecify.annotations.Nullable;

/**
 * A machine that is only played, for trying the program anywhere.
 *
 * @param stepSeconds how long each step takes, 0 to 600; fractions allowed
 * @param failAt {@code <phase>.<step>}, e.g. {@code configure.install-docker}, or null to let nothing fail
 * @param failTimes how often that step fails before it works
 */
public record SimulatedSettings(
        double stepSeconds, @Nullable String failAt, int failTimes) implements ProviderSettings {

    public SimulatedSettings {
        if (!(stepSeconds >= 0 && stepSeconds <= 600)) {
            throw new IllegalArgumentException("provider.step-seconds is 0 to 600, not %s".formatted(stepSeconds));
        }
        if (failAt != null && StepPaths.named(failAt).isEmpty()) {
            throw new IllegalArgumentException(
                    "provider.fail-at is a step like configure.install-docker, not '%s'; there are: %s"
                            .formatted(failAt, String.join(", ", StepPaths.all())));
        }
        if (failTimes < 0) {
            throw new IllegalArgumentException("provider.fail-times is 0 or more, not %d".formatted(failTimes));
        }
    }

    @Override
    public String word() {
        return "simulated";
    }
}
