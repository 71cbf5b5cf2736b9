package org.torrust.deployer.api.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.torrust.deployer.api.operation.Step;

/** Steps as an operator names them in settings: {@code <phase>.<step>}. */
public final class StepPaths {

    private StepPaths() {}

    /** The step of a path such as {@code provision.tofu-apply}. */
    public static Optional<Step> named(String path) {
        return Arrays.stream(Step.values())
                .filter(step -> of(step).equals(path))
                .findFirst();
    }

    /** Every path there is, in the order of the steps. */
    public static List<String> all() {
        return Arrays.stream(Step.values()).map(StepPaths::of).toList();
    }

    /** The path of a step. */
    public static String of(Step step) {
        return step.phase().word() + "." + step.word();
    }
}
