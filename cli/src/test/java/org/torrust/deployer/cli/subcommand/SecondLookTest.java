package org.torrust.deployer.cli.subcommand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.ReadSide;
import org.torrust.deployer.cli.history.Past;
import org.torrust.deployer.eventstore.Database;
import org.torrust.deployer.eventstore.KeptHistory;
import org.torrust.deployer.eventstore.StoredHistory;
import org.torrust.deployer.query.list.EnvironmentLine;
import org.torrust.deployer.query.list.EnvironmentSummary;
import org.torrust.deployer.query.status.EnvironmentStatus;

class SecondLookTest {

    private final Looks reading = new Looks();

    @Test
    void isTakenWhereSomebodySeemsGone() {
        assertThat(look(true)).isEqualTo(2);
    }

    @Test
    void isNotTakenElse() {
        assertThat(look(false)).isEqualTo(1);
    }

    /** Which look the answer is of. */
    private int look(boolean seemsGone) {
        return SecondLook.at(reading, past -> ++reading.looks, look -> seemsGone);
    }

    /** Answers from nothing. */
    private static final class Looks implements ReadSide {
        private int looks;

        @Override
        public List<EnvironmentSummary> list() {
            return List.of();
        }

        @Override
        public List<EnvironmentLine> lines() {
            return List.of();
        }

        @Override
        public Optional<EnvironmentStatus> status(EnvironmentName name) {
            return Optional.empty();
        }

        @Override
        public <T> T history(Function<KeptHistory, T> question) {
            return question.apply(StoredHistory.on(Database.empty()));
        }

        @Override
        public <T> T past(Function<Past, T> question) {
            return question.apply(null);
        }
    }
}
