package org.torrust.deployer.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.history.Past;
import org.torrust.deployer.eventstore.KeptHistory;
import org.torrust.deployer.query.list.EnvironmentLine;
import org.torrust.deployer.query.list.EnvironmentSummary;
import org.torrust.deployer.query.status.EnvironmentStatus;

/** What reading subcommands ask; answers without Spring and Axon, so that they come at once. */
public interface ReadSide {

    /** Every environment there ever was, by name. */
    List<EnvironmentSummary> list();

    /** The same as people are shown it, which of thousands is there sooner. */
    List<EnvironmentLine> lines();

    /** One environment; empty when there never was one of that name. */
    Optional<EnvironmentStatus> status(EnvironmentName name);

    /** Asks the history itself, as it is at one moment; where there is none yet, one of nothing. */
    <T> T history(Function<KeptHistory, T> question);

    /** Asks the past, as it is at one moment; where there is none yet, one of nothing. */
    <T> T past(Function<Past, T> question);
}
