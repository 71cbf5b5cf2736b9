package org.torrust.deployer.cli;

import org.torrust.deployer.cli.GlobalOptions.ColorWhen;
import picocli.CommandLine.Help.Ansi;

/** Whether to colour: as {@code --color} says; by itself on a terminal, unless NO_COLOR is set and not empty. */
final class Colors {

    private Colors() {}

    static Ansi of(GlobalOptions options) {
        return switch (options.color) {
            case always -> Ansi.ON;
            case never -> Ansi.OFF;
            case auto -> auto("DEPLOYER_STDERR_IS_TERMINAL");
        };
    }

    /** The same for what is a result. */
    static Ansi ofResults(GlobalOptions options) {
        return options.color == ColorWhen.auto ? auto("DEPLOYER_STDOUT_IS_TERMINAL") : of(options);
    }

    private static Ansi auto(String variable) {
        var refused = System.getenv("NO_COLOR");
        var terminal = System.getenv(variable) != null;
        return terminal && (refused == null || refused.isEmpty()) ? Ansi.ON : Ansi.OFF;
    }
}
