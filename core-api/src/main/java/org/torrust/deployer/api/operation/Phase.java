package org.torrust.deployer.api.operation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A stretch of steps that makes one claim about an environment true. */
public enum Phase {
    PROVISION,
    CONFIGURE,
    RELEASE,
    RUN,
    STOP,
    RESTORE,
    DESTROY;

    /** Its steps in the order they are done, without those that are done only when asked for. */
    public List<Step> steps() {
        return Arrays.stream(Step.values())
                .filter(step -> step.phase() == this && !step.isOptional())
                .toList();
    }

    /** The word shown to people, e.g. {@code configure}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
