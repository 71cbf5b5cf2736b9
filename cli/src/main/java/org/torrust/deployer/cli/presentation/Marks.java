package org.torrust.deployer.cli.presentation;

import org.torrust.deployer.cli.CheckLine;

/** What stands before a check: signs where the terminal can show them, else letters. */
enum Marks {
    SIGNS("✅", "⚠️", "❌"),
    LETTERS("OK", "WARN", "NO");

    private final String ok;
    private final String warn;
    private final String fail;

    Marks(String ok, String warn, String fail) {
        this.ok = ok;
        this.warn = warn;
        this.fail = fail;
    }

    String of(CheckLine.Status status) {
        return switch (status) {
            case OK -> ok;
            case WARN -> warn;
            case FAIL -> fail;
        };
    }
}
