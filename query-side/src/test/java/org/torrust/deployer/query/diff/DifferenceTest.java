package org.torrust.deployer.query.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.torrust.deployer.query.Story.ADDRESS;
import static org.torrust.deployer.query.Story.DEMO;
import static org.torrust.deployer.query.Story.FIRST;
import static org.torrust.deployer.query.Story.OPERATION;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.api.environment.Claims;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentProvisioned;
import org.torrust.deployer.api.environment.EnvironmentEvent.EnvironmentReleased;

class DifferenceTest {

    @Test
    void tellsWhatCameWhatWentAndWhatChanged() {
        var before = new TreeMap<>(Map.of("came", "", "changed", "1", "same", "x", "went", "y"));
        var after = new TreeMap<>(Map.of("came", "z", "changed", "2", "same", "x"));

        assertThat(Difference.between(before, after))
                .containsExactly(
                        new Difference("came", null, "z"),
                        new Difference("changed", "1", "2"),
                        new Difference("went", "y", null));
    }

    @Test
    void isNoneBetweenEqualFacts() {
        assertThat(Difference.between(Facts.of(Claims.CREATED), Facts.of(Claims.CREATED)))
                .isEmpty();
    }

    @Test
    void tellsFactsInTheOrderTheyComeTrue() {
        var later = Claims.CREATED
                .after(new EnvironmentProvisioned(DEMO, OPERATION, ADDRESS))
                .after(new EnvironmentReleased(DEMO, OPERATION, FIRST));

        assertThat(Difference.between(Facts.of(Claims.CREATED), Facts.of(later)))
                .containsExactly(
                        new Difference("state", "created", "released"),
                        new Difference("address", null, "192.0.2.7:22"),
                        new Difference("release", null, "first (torrust/tracker:3.0.0)"));
    }
}
