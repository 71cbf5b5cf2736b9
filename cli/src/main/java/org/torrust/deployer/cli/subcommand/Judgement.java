package org.torrust.deployer.cli.subcommand;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.replay.CheckResult;
import org.torrust.deployer.cli.replay.Finding;
import org.torrust.deployer.eventstore.UnknownEventException;
import org.torrust.deployer.query.views.Comparison;
import org.torrust.deployer.query.views.FoldFailedException;
import org.torrust.deployer.query.views.Projections;

/**
 * What a check came to, with what is kept beside the events.
 *
 * @param uncompared why the projections were not compared, or null when they were or are not asked for
 */
record Judgement(
        CheckResult checked,
        List<Comparison> comparisons,
        @Nullable String uncompared) {

    static Judgement of(CheckResult checked) {
        return new Judgement(checked, List.of(), null);
    }

    /**
     * Compares the projections of the workspace too.
     *
     * @param environment the only one that was checked, or null for all
     */
    static Judgement withProjections(CheckResult checked, @Nullable EnvironmentName environment, Context context) {
        try {
            var comparisons = context.gauged(
                    checked.events(), gauge -> context.projections().verify(Projections.names(), environment, gauge));
            return new Judgement(checked, comparisons, null);
        } catch (UnknownEventException e) {
            return new Judgement(checked, List.of(), String.valueOf(e.getMessage()));
        } catch (FoldFailedException e) {
            var words = String.valueOf(e.getMessage());
            return new Judgement(checked.and(Finding.failing(e.at(), words)), List.of(), words);
        }
    }

    boolean isGood() {
        return checked.isGood() && comparisons.stream().allMatch(Comparison::isSame);
    }
}
