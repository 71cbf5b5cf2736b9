package org.torrust.deployer.cli.manual;

import picocli.CommandLine.Model.CommandSpec;

/** Completion scripts, made from the commands as they are. */
public final class Completion {

    private Completion() {}

    /** The script that a shell is to read, for the command whose root is given. */
    public static String of(CommandSpec root, Shell shell) {
        var program = CommandPages.of(root);
        return switch (shell) {
            case bash -> BashCompletion.of(program);
            case zsh -> ZshCompletion.of(program);
            case fish -> FishCompletion.of(program);
        };
    }
}
