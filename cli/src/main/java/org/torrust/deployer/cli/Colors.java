package org.torrust.deployer.cli;

import picocli.CommandLine.Help.Ansi;

/** Whether to colour: as {@code --color} says; by itself on a terminal, unless NO_COLOR is set and not empty. */
final class Colors {

    private Colors() {}

    static Ansi of(GlobalOptions options) {
        return switch (options.color) {
            case always -> Ansi.ON;
            case never -> Ansi.OFF;
            case auto -> auto();
        };
    }

    private static Ansi auto() {
        var refused = System.getenv("NO_COLOR");
        var terminal = System.getenv("DEPLOYER_STDERR_IS_TERMINAL") != null;
        return terminal && (refused == null || refused.isEmpty()) ? Ansi.ON : Ansi.OFF;
    }
}
