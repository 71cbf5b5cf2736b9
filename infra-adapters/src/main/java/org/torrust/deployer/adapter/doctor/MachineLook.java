package org.torrust.deployer.adapter.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.torrust.deployer.adapter.lxd.Lxd;
import org.torrust.deployer.adapter.lxd.LxdThing;
import org.torrust.deployer.adapter.multipass.Multipass;
import org.torrust.deployer.adapter.multipass.MultipassNames;
import org.torrust.deployer.adapter.process.Toolbox;
import org.torrust.deployer.adapter.simulated.SimulatedMachines;
import org.torrust.deployer.adapter.tool.CheckResult;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.adapter.workspace.WorkspaceId;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.StepFailedException;

/** Asks the providers for what carries this workspace's id, and whose environment is gone. */
final class MachineLook {

    static final String NAME = "Machines";
    private static final String ONE = "Machine";
    private static final String LXD = "lxd";
    private static final String MULTIPASS = "multipass";
    private static final String SIMULATED = "simulated";

    private final Workspace workspace;
    private final Toolbox toolbox;
    private final Path home;
    private final Register register;

    MachineLook(Workspace workspace, Toolbox toolbox, Path home, Register register) {
        this.workspace = workspace;
        this.toolbox = toolbox;
        this.home = home;
        this.register = register;
    }

    List<CheckResult> run() {
        return Stream.concat(simulated(), real()).toList();
    }

    private Stream<CheckResult> simulated() {
        return SimulatedMachines.in(workspace).stream()
                .filter(folder -> !register.lives(name(folder), SIMULATED))
                .map(folder ->
                        left("simulated machine of " + name(folder), name(folder), "rm -r " + folder.simulated()));
    }

    private static String name(EnvironmentFolder folder) {
        return String.valueOf(folder.data().getFileName());
    }

    private Stream<CheckResult> real() {
        try {
            return WorkspaceId.existing(workspace)
                    .map(id -> Stream.concat(
                            asked(LXD, "lxc", () -> lxd(id)), asked(MULTIPASS, "multipass", () -> multipass(id))))
                    .orElseGet(this::withoutIdentity);
        } catch (IllegalArgumentException e) {
            return Stream.of(lost("is no id: " + e.getMessage()));
        }
    }

    /** It is made with the first machine. */
    private Stream<CheckResult> withoutIdentity() {
        return register.living().stream()
                        .anyMatch(known ->
                                known.hasMachine() && List.of(LXD, MULTIPASS).contains(known.provider()))
                ? Stream.of(lost("is missing"))
                : Stream.of();
    }

    private CheckResult lost(String why) {
        return CheckResult.fail(
                "Workspace id",
                "",
                "%s %s: what is this workspace's at a provider cannot be told"
                        .formatted(workspace.show(workspace.identity()), why),
                "Put it back from a copy; LXD's machines carry it: lxc config get INSTANCE user.torrust-deployer.workspace");
    }

    /** A provider nobody used is not missed. */
    private Stream<CheckResult> asked(String provider, String client, Supplier<Stream<CheckResult>> question) {
        try {
            return toolbox.has(client) ? question.get() : silent(provider, missing(provider, client));
        } catch (StepFailedException e) {
            return silent(provider, e.failure());
        }
    }

    private static Failure missing(String provider, String client) {
        return Failure.of(
                "'%s' was not found on PATH.".formatted(client),
                "See how to get it: torrust-tracker-deployer check --provider " + provider);
    }

    private Stream<CheckResult> silent(String provider, Failure trouble) {
        var why = "nobody can tell what is left there: " + trouble.summary();
        if (register.isInUse(provider)) {
            return Stream.of(CheckResult.fail(ONE, provider, why, trouble.hint()));
        }
        return register.uses(provider) ? Stream.of(CheckResult.warn(ONE, provider, why, trouble.hint())) : Stream.of();
    }

    private Stream<CheckResult> lxd(WorkspaceId id) {
        return new Lxd(toolbox)
                .of(id).stream()
                        .filter(thing -> !register.lives(thing.environment(), LXD) && !isKept(thing))
                        .map(thing -> left("LXD " + thing.shown(), thing.environment(), thing.removal()));
    }

    /** {@code destroy --keep-data} keeps a volume with its state. */
    private boolean isKept(LxdThing thing) {
        return thing.isVolume()
                && register.of(thing.environment())
                        .map(known -> workspace.environment(known.name()).tofuData())
                        .filter(Files::isDirectory)
                        .isPresent();
    }

    private Stream<CheckResult> multipass(WorkspaceId id) {
        return new Multipass(toolbox, home)
                .names().stream()
                        .flatMap(instance -> MultipassNames.environment(instance, id)
                                .filter(environment -> !register.lives(environment, MULTIPASS))
                                .map(environment -> left(
                                        "Multipass instance " + instance,
                                        environment,
                                        "multipass delete --purge " + instance))
                                .stream());
    }

    private CheckResult left(String what, String environment, String removal) {
        if (!register.isTold()) {
            return CheckResult.warn(
                    ONE,
                    what,
                    "it is there; whether %s is still wanted, the history would tell".formatted(environment),
                    "Keep it until the history is put back.");
        }
        return CheckResult.fail(
                ONE,
                what,
                "it is left, and " + register.standing(environment),
                "Look what is on it, then remove it: " + removal);
    }
}
