package org.torrust.deployer.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/** Finds what was typed for an option in a command line that could not be read: what is wrong may stand before it. */
final class TypedValues {

    private TypedValues() {}

    /** Every value in the order typed; what stands behind {@code --} is no option. */
    static List<String> of(OptionSpec option, String[] arguments) {
        var found = new ArrayList<String>();
        for (var i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
            for (var name : option.names()) {
                if (arguments[i].startsWith(name + "=")) {
                    found.add(arguments[i].substring(name.length() + 1));
                } else if (arguments[i].equals(name) && i + 1 < arguments.length) {
                    found.add(arguments[i + 1]);
                }
            }
        }
        return found;
    }
}
