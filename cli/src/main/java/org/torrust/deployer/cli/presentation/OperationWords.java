package org.torrust.deployer.cli.presentation;

import java.time.Instant;
import org.torrust.deployer.cli.history.ToldOperation;

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
        var isWithoutStep = operation.isOpen() || operation.step() == null;
        return told.status() + (isWithoutStep ? "" : " at " + operation.step());
    }

    /** How long it took, or has taken so far; a dash for what takes but a moment. */
    static String duration(ToldOperation told, Instant now) {
        return told.operation().isMomentary() ? "-" : Ages.duration(told.took(now));
    }
}
