package org.torrust.deployer.cli.presentation;

import org.torrust.deployer.api.input.Quoted;
import org.torrust.deployer.query.LastOperation.Status;
import org.torrust.deployer.query.list.OperationLine;

/** Phrases that stand in more than one answer. */
public final class Words {

    private Words() {}

    /** E.g. {@code configure: failed at install-docker}; empty when there is nothing to say. */
    static String trouble(OperationLine operation) {
        if (operation.status() == Status.SUCCEEDED) {
            return "";
        }
        var at = operation.step() == null || isWithoutStep(operation.status()) ? "" : " at " + operation.step();
        return operation.kind().word() + ": " + operation.status().words() + at;
    }

    /** The step is the last one done then, and not the one it stands at. */
    private static boolean isWithoutStep(Status status) {
        return status == Status.IN_PROGRESS || status == Status.ABANDONED;
    }

    /** E.g. {@code configure failed}; empty when there is nothing to say. */
    static String shortTrouble(OperationLine operation) {
        return trouble(operation).isEmpty()
                ? ""
                : operation.kind().word() + " " + operation.status().words();
    }

    /** E.g. {@code 1 answer} or {@code 2 answers}. */
    public static String counted(long number, String what) {
        return "%d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    /** On one line, without what could move a terminal's cursor. */
    static String visible(String text) {
        return Quoted.line(text);
    }
}
