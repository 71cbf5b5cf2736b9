package org.torrust.deployer.cli;

import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.query.views.Comparison;
import org.torrust.deployer.query.views.ProjectionState;

/** What subcommands ask of the kept answers themselves. */
public interface ProjectionsSide {

    /** How each stands. */
    List<ProjectionState> states();

    /**
     * Folds the events anew and compares.
     *
     * @param names of those that are wanted
     * @param environment the only one whose answers are wanted, or null for all
     * @param progress told how many events were folded
     */
    List<Comparison> verify(Collection<String> names, @Nullable EnvironmentName environment, LongConsumer progress);

    /**
     * Folds the events anew and puts the new answers in place of the old.
     *
     * @param names of those that are wanted
     * @param reason the operator's own words, or null
     * @param progress told how many events were folded
     */
    void rebuild(Collection<String> names, @Nullable String reason, LongConsumer progress);
}
