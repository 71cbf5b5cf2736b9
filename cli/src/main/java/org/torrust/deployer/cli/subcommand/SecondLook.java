package org.torrust.deployer.cli.subcommand;

import java.util.function.Function;
import java.util.function.Predicate;
import org.torrust.deployer.cli.ReadSide;
import org.torrust.deployer.cli.history.Past;

/**
 * Asks the past once more before somebody is said to be gone: a process that ends may have recorded its end after the
 * history was looked at, and before the process was.
 */
final class SecondLook {

    private SecondLook() {}

    /** @param seemsGone whether an answer says so of anybody */
    static <T> T at(ReadSide reading, Function<Past, T> question, Predicate<T> seemsGone) {
        var answer = reading.past(question);
        return seemsGone.test(answer) ? reading.past(question) : answer;
    }
}
