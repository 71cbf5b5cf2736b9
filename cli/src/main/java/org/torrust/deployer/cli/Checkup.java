package org.torrust.deployer.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at what the deployer needs, and sets right what can be set right from here. */
public interface Checkup {

    /** Looks anew each time. */
    List<CheckLine> look();

    /** What can be done about what the last look found, and was not tried since this checkup began. */
    Plan plan();

    /**
     * Carries it out, until one of its commands fails.
     *
     * @param output gets each command and each line it says
     * @return what failed, one phrase; empty when all went well
     */
    Optional<String> carryOut(Fix fix, Consumer<String> output);

    /**
     * What will be done, in order.
     *
     * @param outOfReach a sentence for each thing that has to be set right elsewhere, or by someone else
     */
    record Plan(List<Fix> fixes, List<String> outOfReach) {
        public Plan {
            fixes = List.copyOf(fixes);
            outOfReach = List.copyOf(outOfReach);
        }
    }

    /**
     * Sets one thing right.
     *
     * @param files small files its commands need, name to content
     * @param commands each as it could be typed into a shell
     */
    record Fix(String why, Map<String, String> files, List<String> commands) {
        public Fix {
            files = Map.copyOf(files);
            commands = List.copyOf(commands);
        }
    }
}
