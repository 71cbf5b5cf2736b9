package org.torrust.deployer.adapter.tofu;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Spells out OpenTofu's command lines for one root. Runs nothing. */
record TofuArguments(Path root) {

    List<String> init() {
        return tofu("init", "-input=false", "-no-color");
    }

    /** Takes no lock: nothing is written, and somebody may be at work. */
    List<String> plan() {
        return tofu("plan", "-input=false", "-lock=false", "-json");
    }

    /** As {@link #plan}, and ends with 2 where there is something to do. */
    List<String> compare() {
        return tofu("plan", "-detailed-exitcode", "-input=false", "-lock=false", "-json");
    }

    List<String> apply() {
        return tofu("apply", "-auto-approve", "-input=false", "-lock-timeout=60s", "-json");
    }

    List<String> destroy() {
        return tofu("destroy", "-auto-approve", "-input=false", "-lock-timeout=60s", "-json");
    }

    /** Takes a machine into the state that is there already. */
    List<String> adopt(String address, String id) {
        return tofu("import", "-input=false", "-no-color", "-lock-timeout=60s", address, id);
    }

    /** Tells the addresses of what the state knows, one a line. */
    List<String> known() {
        return tofu("state", "list");
    }

    List<String> output() {
        return tofu("output", "-json");
    }

    private List<String> tofu(String... arguments) {
        var line = new ArrayList<>(List.of("tofu", "-chdir=" + root));
        line.addAll(List.of(arguments));
        return List.copyOf(line);
    }
}
