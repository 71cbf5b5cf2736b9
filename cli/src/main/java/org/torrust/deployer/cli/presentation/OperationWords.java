package org.torrust.deployer.cli.presentation;

import java.time.Instant;
import org.torrust.deployer.cli.history.ToldOperation;
import org.torrust.deployer.query.history.Operation;

/** Phrases of an operation, the same in every table and line. */
final class OperationWords {

    private OperationWords() {}

    /** Its name, and whether it is but played. */
    static String environment(ToldOperation told) {
        return told.operation().environment() + (told.simulated() ? TextTable.MARK : "");
    }

    /** E.g. {@code failed at install-docker}. */
    static String status(ToldOperation told) {
        var operation = told.operation();
        if (told.isAbandoned()) {
            return "abandoned";
        }
        var isWithoutStep = operation.isOpen() || operation.step() == null;
        return operation.status().words() + (isWithoutStep ? "" : " at " + operation.step());
    }

    /** How long it took, or has taken so far; a dash for what takes but a moment. */
    static String duration(Operation operation, Instant now) {
        return operation.isMomentary() ? "-" : Ages.duration(operation.took(now));
    }
}
