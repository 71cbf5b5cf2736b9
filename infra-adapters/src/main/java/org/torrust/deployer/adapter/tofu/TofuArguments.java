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

    List<String> apply() {
        return tofu("apply", "-auto-approve", "-input=false", "-lock-timeout=60s", "-json");
    }

    List<String> destroy() {
        return tofu("destroy", "-auto-approve", "-input=false", "-lock-timeout=60s", "-json");
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
