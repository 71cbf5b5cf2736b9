package org.torrust.deployer.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the exit codes mean, as picocli's help lists them. */
final class ExitCodesHelp {

    private ExitCodesHelp() {}

    static Map<String, String> list() {
        var list = new LinkedHashMap<String, String>();
        list.put(" 0", "It did what was asked");
        list.put(" 1", "An error of the deployer itself, or the result could not be written");
        list.put(" 2", "The command line or an input cannot be used");
        list.put(" 3", "There is no such environment");
        list.put(" 4", "Someone else is at work on it");
        list.put(" 5", "The environment is not in the state for this");
        list.put(" 6", "A tool or the machine failed; trying again may help");
        list.put(" 7", "A check or test says no");
        list.put(" 8", "The history or its workspace cannot be used");
        list.put("129, 130, 143", "Stopped by SIGHUP, SIGINT, SIGTERM");
        return list;
    }
}
