package org.torrust.deployer.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A machine that finds and can do what it was told beforehand; the last look repeats itself. */
final class FakeCheckup implements Checkup {

    final Deque<List<CheckLine>> looks = new ArrayDeque<>(List.of(List.of()));
    final Deque<Plan> plans = new ArrayDeque<>();
    final List<String> carriedOut = new ArrayList<>();
    Map<String, String> settings = Map.of();
    Optional<String> failure = Optional.empty();

    FakeCheckup finding(CheckLine... lines) {
        looks.clear();
        return then(lines);
    }

    FakeCheckup then(CheckLine... lines) {
        looks.add(List.of(lines));
        return this;
    }

    FakeCheckup planning(Fix... fixes) {
        plans.add(new Plan(List.of(fixes), List.of()));
        return this;
    }

    @Override
    public List<CheckLine> look() {
        return looks.size() > 1 ? looks.removeFirst() : looks.getFirst();
    }

    @Override
    public Plan plan() {
        return plans.size() > 1 ? plans.removeFirst() : plans.isEmpty() ? new Plan(List.of(), List.of()) : plans.poll();
    }

    @Override
    public Optional<String> carryOut(Fix fix, Consumer<String> output) {
        carriedOut.addAll(fix.commands());
        fix.commands().forEach(command -> output.accept("$ " + command));
        output.accept("\u001b[32mreading lists\r");
        return failure;
    }
}
