package org.torrust.deployer.cli.wiring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.torrust.deployer.adapter.tool.CheckResult;
import org.torrust.deployer.adapter.tool.Checks;
import org.torrust.deployer.adapter.tool.Fixer;
import org.torrust.deployer.adapter.tool.Remedy;
import org.torrust.deployer.cli.CheckLine;
import org.torrust.deployer.cli.Checkup;

/** The checkup of the machine this runs on. */
final class LocalCheckup implements Checkup {

    private final Checks checks;
    private final Fixer fixer;
    private final Map<Fix, Remedy> planned = new HashMap<>();
    private List<CheckResult> found = List.of();

    LocalCheckup(Checks checks, Fixer fixer) {
        this.checks = checks;
        this.fixer = fixer;
    }

    @Override
    public List<CheckLine> look() {
        found = checks.run();
        return lines(found);
    }

    @Override
    public Plan plan() {
        var plan = fixer.plan(found);
        return new Plan(plan.remedies().stream().map(this::fix).toList(), plan.outOfReach());
    }

    @Override
    public Optional<String> carryOut(Fix fix, Consumer<String> output) {
        return fixer.carryOut(Objects.requireNonNull(planned.get(fix), "it is of the plan"), output);
    }

    private Fix fix(Remedy remedy) {
        var fix = new Fix(remedy.why(), remedy.files(), fixer.commands(remedy));
        planned.put(fix, remedy);
        return fix;
    }

    static List<CheckLine> lines(List<CheckResult> results) {
        return results.stream().map(LocalCheckup::line).toList();
    }

    private static CheckLine line(CheckResult result) {
        return new CheckLine(
                result.name(),
                CheckLine.Status.valueOf(result.status().name()),
                result.version(),
                result.why(),
                result.hint());
    }
}
