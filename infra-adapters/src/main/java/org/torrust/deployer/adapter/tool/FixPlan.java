package org.torrust.deployer.adapter.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What will be done about what the checks found, in order.
 *
 * @param remedies in the order they are carried out
 * @param outOfReach a sentence for each thing that has to be set right elsewhere, or by someone else
 */
public record FixPlan(List<Remedy> remedies, List<String> outOfReach) {

    public FixPlan {
        remedies = List.copyOf(remedies);
        outOfReach = List.copyOf(outOfReach);
    }

    public boolean isEmpty() {
        return remedies.isEmpty();
    }

    /**
     * The plan for what was found.
     *
     * @param tried what was carried out already: it is not done twice, the next best takes its place
     */
    static FixPlan of(List<CheckResult> found, Means means, Set<Remedy> tried) {
        var table = new Remedies(means);
        var remedies = new ArrayList<Remedy>();
        var outOfReach = new ArrayList<String>();
        found.stream()
                .filter(result -> !result.isGood())
                .sorted(Comparator.comparingInt(result -> rank(result.need())))
                .forEach(result -> {
                    var candidates = candidates(result, table);
                    var next = candidates.stream()
                            .filter(remedy -> means.mayBecomeRoot() || !remedy.needsRoot())
                            .filter(remedy -> !tried.contains(remedy))
                            .findFirst();
                    next.ifPresentOrElse(
                            remedies::add,
                            () -> whyNot(result, candidates, means, tried).ifPresent(outOfReach::add));
                });
        // Pool and bridge both ask for LXD to be initialised.
        return new FixPlan(withPackageLists(remedies.stream().distinct().toList(), tried), outOfReach);
    }

    private static List<Remedy> candidates(CheckResult result, Remedies table) {
        return result.need() == null ? List.of() : table.of(result.need());
    }

    private static Optional<String> whyNot(
            CheckResult result, List<Remedy> candidates, Means means, Set<Remedy> tried) {
        if (result.status() == CheckResult.Status.WARN) {
            return Optional.empty();
        }
        var hint = Objects.requireNonNullElse(result.hint(), "");
        if (candidates.stream().anyMatch(tried::contains)) {
            return Optional.of("%s: nothing more can be tried from here. %s".formatted(result.name(), hint));
        }
        if (!means.mayBecomeRoot() && candidates.stream().anyMatch(Remedy::needsRoot)) {
            return Optional.of("%s: that takes root, and sudo wants a password. Run 'sudo -v' first, or: %s"
                    .formatted(result.name(), hint));
        }
        return Optional.of("%s: that is not for 'check --fix'. %s".formatted(result.name(), hint));
    }

    private static List<Remedy> withPackageLists(List<Remedy> remedies, Set<Remedy> tried) {
        var lists = Remedies.packageLists();
        var installs = remedies.stream()
                .flatMap(remedy -> remedy.commands().stream())
                .anyMatch(command -> command.words().contains("apt-get"));
        if (!installs || tried.contains(lists)) {
            return remedies;
        }
        var all = new ArrayList<Remedy>(List.of(lists));
        all.addAll(remedies);
        return all;
    }

    /** What is quick and what others need comes first. */
    private static int rank(@Nullable Need need) {
        return switch (need) {
            case null -> 9;
            case Need.Program program -> program.tool() == Tool.OPENTOFU ? 2 : 1;
            case Need.LxdStart start -> 3;
            case Need.LxdGroup group -> 4;
            case Need.LxdInit init -> 5;
            case Need.LxdImage image -> 6;
            case Need.KeyPair pair -> 7;
            case Need.Mode mode -> 8;
        };
    }
}
