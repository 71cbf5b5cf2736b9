package org.torrust.deployer.adapter.tofu;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import org.torrust.deployer.adapter.drift.Drift;
import org.torrust.deployer.adapter.drift.Drift.Finding;
import org.torrust.deployer.adapter.drift.Drift.Kind;
import org.torrust.deployer.adapter.lxd.Lxd;
import org.torrust.deployer.adapter.multipass.Multipass;
import org.torrust.deployer.adapter.process.Query;
import org.torrust.deployer.adapter.process.Toolbox;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.command.port.PlannedChange;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/**
 * Has OpenTofu compare what it made with what is at the provider, by a plan of each root as it was applied last. Nothing is
 * written, and no lock taken.
 */
public final class TofuLook {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int DIFFERS = 2;

    /** It is no operation, and nothing is kept under its name. */
    private static final OperationId LOOKING = new OperationId("look");

    private final TofuProvider provider;
    private final Workspace workspace;
    private final Toolbox toolbox;

    TofuLook(TofuProvider provider, Workspace workspace, Toolbox toolbox) {
        this.provider = provider;
        this.workspace = workspace;
        this.toolbox = toolbox;
    }

    /** Looks at machines of LXD. */
    public static TofuLook lxd(Workspace workspace) {
        var toolbox = Toolbox.ofOperator();
        return new TofuLook(new LxdMachines(workspace, new Lxd(toolbox)), workspace, toolbox);
    }

    /** Looks at machines of Multipass. */
    public static TofuLook multipass(Workspace workspace) {
        var toolbox = Toolbox.ofOperator();
        var home = Path.of(System.getProperty("user.home"));
        return new TofuLook(new MultipassMachines(workspace, new Multipass(toolbox, home)), workspace, toolbox);
    }

    /** How what is at the provider differs from what OpenTofu made there for an environment that has a machine. */
    public Drift of(EnvironmentName name, EnvironmentConfiguration configuration) {
        var site = new Site(name, LOOKING, configuration, null, null, null, null, OperationOptions.NONE, null, false);
        return provider.roots(workspace.environment(name)).stream()
                .map(root -> of(root, site))
                .reduce(Drift.NONE, Drift::and);
    }

    private Drift of(Path root, Site site) {
        var state = new TofuState(root);
        if (!Files.isDirectory(root)) {
            return state(root, Finding.GONE);
        }
        if (provider.findsAgain() && state.isLost()) {
            return state(root, "is gone; 'provision' finds the machine without it");
        }
        return state.accident(site.environment(), workspace)
                .map(accident -> state(root, words(accident)))
                .orElseGet(() -> planned(root, site));
    }

    private Drift planned(Path root, Site site) {
        try {
            var folder = workspace.environment(site.environment());
            var command = toolbox.resolved(new TofuArguments(root).compare());
            var variables = new HashMap<>(TofuMirror.variables(folder, site.configuration()));
            variables.putAll(new StateEncryption(workspace).variables(root));
            var answer = Query.ask(command, Path.of("/dev/null"), variables, LIMIT);
            var lines = new TofuLines(provider.machineType(), doing -> {});
            answer.out().lines().forEach(lines);
            if (answer.exitCode() == DIFFERS) {
                return lines.planned().stream()
                        .map(change -> Drift.of(finding(change, site)))
                        .reduce(Drift.NONE, Drift::and);
            }
            return answer.isGood() ? Drift.NONE : notPlanned(root, complaint(answer, lines, site));
        } catch (StepFailedException e) {
            return notPlanned(root, words(e.failure()));
        }
    }

    private Finding finding(PlannedChange change, Site site) {
        var found = switch (change.action()) {
            case "create" -> isThere(change, site) ? "is there, but OpenTofu does not know it" : Finding.GONE;
            case "delete" -> "is there, and is not wished";
            case "update" -> "was changed; it can be changed back";
            default -> "was changed; it has to be replaced";
        };
        return new Finding(Kind.MACHINE, change.resource(), "as OpenTofu made it", found, Phase.PROVISION);
    }

    /** A state can know less than there is: an older one that was put back, or one the provider dropped something from. */
    private boolean isThere(PlannedChange change, Site site) {
        return change.resource().startsWith(provider.machineType() + ".")
                && provider.leftovers(site).stream()
                        .anyMatch(left -> left.startsWith("instance " + provider.instance(site)));
    }

    private String complaint(Query.Answer answer, TofuLines lines, Site site) {
        var words = lines.toldErrors() ? lines.complaint() : answer.err().strip();
        return "OpenTofu says: %s. %s"
                .formatted(
                        words.lines().findFirst().orElse("nothing").replaceAll("[.:\\s]+$", ""),
                        TofuHints.hint(words, site, provider));
    }

    private Drift state(Path root, String found) {
        return Drift.of(
                new Finding(Kind.STATE, workspace.show(root), "OpenTofu's state of it", found, Phase.PROVISION));
    }

    private Drift notPlanned(Path root, String why) {
        return Drift.unseen("what is at " + provider.shown() + " by " + workspace.show(root), why);
    }

    private static String words(Failure failure) {
        return failure.summary() + " " + failure.hint();
    }
}
