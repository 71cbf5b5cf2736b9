package org.torrust.deployer.query.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.torrust.deployer.query.Story.DEMO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.torrust.deployer.api.environment.EnvironmentName;

class EnvironmentMomentTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "demo, demo, head",
        "demo@head, demo, head",
        "demo@~1, demo, ~1",
        "demo@@12, demo, @12",
        "demo@op:provision, demo, op:provision",
        "demo@2h, demo, 2h",
        "eu-staging-2@2026-11-24T12:00:00+01:00, eu-staging-2, 2026-11-24T11:00:00Z"
    })
    void namesItsEnvironment(String text, String environment, String moment) {
        assertThat(EnvironmentMoment.parse(text))
                .isEqualTo(new EnvironmentMoment(new EnvironmentName(environment), Moment.parse(moment)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "demo@~1", "demo@@12", "demo@op:provision"})
    void isShownAsItIsWritten(String text) {
        assertThat(EnvironmentMoment.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "@12", "~1", "op:provision", "2h", "2026-11-24"})
    void mayLeaveItOutWhereOneIsUsual(String text) {
        assertThat(EnvironmentMoment.parse(text, DEMO)).isEqualTo(new EnvironmentMoment(DEMO, Moment.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "other@~1", "head@head"})
    void mayNameAnotherOne(String text) {
        assertThat(EnvironmentMoment.parse(text, DEMO)).isEqualTo(EnvironmentMoment.parse(text));
    }

    @Test
    void tellsAWrongNameFromAWrongMoment() {
        assertThatThrownBy(() -> EnvironmentMoment.parse("Demo@~1"))
                .hasMessageStartingWith("'Demo' is not an environment name");
        assertThatThrownBy(() -> EnvironmentMoment.parse("demo@12")).hasMessageStartingWith("'12' is not a moment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@12", "~1", "op:provision", "2h"})
    void asksForTheEnvironmentWhereThereIsOnlyAMoment(String text) {
        assertThatThrownBy(() -> EnvironmentMoment.parse(text))
                .hasMessage("'%s' does not say of which environment: write demo@%<s for that of demo", text);
    }
}
