package org.torrust.deployer.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** The list of exit codes as picocli's help wants it. */
final class ExitCodesHelp {

    private ExitCodesHelp() {}

    static Map<String, String> list() {
        var list = new LinkedHashMap<String, String>();
        for (var line : ExitCodes.LIST) {
            var colon = line.indexOf(':');
            list.put(line.substring(0, colon), line.substring(colon + 1));
        }
        return list;
    }
}
