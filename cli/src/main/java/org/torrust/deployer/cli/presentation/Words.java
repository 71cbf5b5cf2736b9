package org.torrust.deployer.cli.presentation;

import org.torrust.deployer.query.LastOperation;
import org.torrust.deployer.query.LastOperation.Status;

/** Phrases that stand in more than one answer. */
final class Words {

    private Words() {}

    /** E.g. {@code configure: failed at install-docker}; empty when there is nothing to say. */
    static String trouble(LastOperation operation) {
        if (operation.status() == Status.SUCCEEDED) {
            return "";
        }
        var at = operation.step() == null || operation.status() == Status.IN_PROGRESS ? "" : " at " + operation.step();
        return operation.kind().word() + ": " + operation.status().words() + at;
    }

    /** E.g. {@code configure failed}; empty when there is nothing to say. */
    static String shortTrouble(LastOperation operation) {
        return trouble(operation).isEmpty()
                ? ""
                : operation.kind().word() + " " + operation.status().words();
    }

    /** E.g. {@code 1 answer} or {@code 2 answers}. */
    static String counted(long number, String what) {
        return "%d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    /** On one line, without what could move a terminal's cursor. */
    static String visible(String text) {
        return text.replaceAll("\\p{C}", "?");
    }
}
