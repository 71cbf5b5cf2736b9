package org.torrust.deployer.cli.subcommand;

import java.util.ArrayList;
import java.util.List;
import org.torrust.deployer.adapter.ssh.ShellWords;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.SubcommandFailed;

/** Has the operator type the environment's name before something is done that cannot be undone. */
final class TypedName {

    private TypedName() {}

    /**
     * @param doing what it does, e.g. "This removes demo with all its data."
     * @param subcommand its name
     * @throws SubcommandFailed unless the name was typed
     */
    static void require(String doing, EnvironmentName environment, String subcommand, Context context) {
        var question = doing + " Type its name to go on: ";
        var answer = context.options().mayAsk() ? context.console().ask(context.err(), question) : null;
        if (answer == null) {
            throw SubcommandFailed.usage(
                    "To %s %s, its name has to be typed in, and nobody can be asked here."
                            .formatted(subcommand, environment),
                    "Say that you mean it: torrust-tracker-deployer " + ShellWords.line(meant(context.commandLine())));
        }
        if (!answer.strip().equals(environment.value())) {
            throw SubcommandFailed.usage(
                    "That is not its name; nothing was done.", "Type %s to go on.".formatted(environment));
        }
    }

    /** All that was typed, in which {@code --} ends the options. */
    private static List<String> meant(List<String> typed) {
        var options = (int) typed.stream().takeWhile(word -> !word.equals("--")).count();
        var meant = new ArrayList<>(typed);
        meant.add(options, "--force");
        return meant;
    }
}
