package org.torrust.deployer.query.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.torrust.deployer.api.environment.Claims;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.query.LastOperation;
import org.torrust.deployer.query.Story;

class ListSelectionTest {

    /** Made at 10, changed at 40. */
    private static final EnvironmentSummary ALPHA = summary("alpha", State.RUNNING, 10, 40);

    private static final EnvironmentSummary BETA = summary("beta", State.DESTROYED, 20, 30);
    private static final EnvironmentSummary GAMMA = summary("gamma", State.CREATED, 30, 30);
    private static final EnvironmentSummary DELTA = summary("delta", State.RUNNING, 5, 50);
    private static final List<EnvironmentSummary> ALL = List.of(GAMMA, DELTA, ALPHA, BETA);

    private static EnvironmentSummary summary(String name, State state, int created, int modified) {
        return new EnvironmentSummary(
                new EnvironmentName(name),
                "lxd",
                Story.NOON.plusSeconds(created),
                Story.NOON.plusSeconds(modified),
                new Claims(state, null, null, null, null, List.of()),
                new LastOperation(
                        Story.OPERATION,
                        OperationKind.CREATE,
                        LastOperation.Status.SUCCEEDED,
                        null,
                        Story.NOON,
                        Story.NOON,
                        "ada@workshop",
                        null,
                        null));
    }

    private static List<String> names(ListSelection selection) {
        return selection.of(ALL).stream()
                .map(environment -> environment.name().value())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, alpha beta delta gamma",
        "CREATED, gamma beta alpha delta",
        "MODIFIED, delta alpha beta gamma",
        "STATE, gamma alpha delta beta"
    })
    void isSortedAsAskedWithEqualOnesByName(ListOrder order, String expected) {
        assertThat(names(new ListSelection(Set.of(), order, false))).containsExactly(expected.split(" "));
    }

    @Test
    void turnsRoundAsAWhole() {
        assertThat(names(new ListSelection(Set.of(), ListOrder.STATE, true)))
                .containsExactly("beta", "delta", "alpha", "gamma");
    }

    @Test
    void holdsOnlyWhatIsInOneOfTheStates() {
        assertThat(names(new ListSelection(Set.of(State.RUNNING, State.CREATED), ListOrder.NAME, false)))
                .containsExactly("alpha", "delta", "gamma");
    }
}
