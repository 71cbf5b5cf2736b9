package org.torrust.deployer.cli.history;

import java.util.regex.Pattern;
import org.torrust.deployer.api.operation.OperationId;

/** How an operator names one operation: by its id, or by the position of one of its events. */
public sealed interface OperationName {

    Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    record Id(OperationId id) implements OperationName {}

    record Position(long position) implements OperationName {}

    /** @throws IllegalArgumentException with a sentence for the person who typed it */
    static OperationName parse(String text) {
        return POSITION.matcher(text).matches()
                ? new Position(Long.parseLong(text))
                : new Id(new OperationId(text.startsWith("op:") ? text.substring("op:".length()) : text));
    }
}
