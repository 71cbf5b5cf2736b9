package org.torrust.deployer.adapter.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.torrust.deployer.adapter.tool.CheckResult;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.EnvironmentHome;
import org.torrust.deployer.adapter.workspace.Workspace;

/** Holds the folders against the environments: each must have the other. */
final class FolderLook {

    static final String NAME = "Folders";
    private static final String ONE = "Folder";

    private final Workspace workspace;
    private final Register register;

    FolderLook(Workspace workspace, Register register) {
        this.workspace = workspace;
        this.register = register;
    }

    List<CheckResult> run() {
        if (!register.isTold()) {
            return List.of(CheckResult.warn(
                    NAME,
                    "",
                    "not held against environments: the history does not tell which there are",
                    "Set that right first, then check again."));
        }
        var found = new ArrayList<CheckResult>();
        register.living().forEach(known -> missing(known).ifPresent(found::add));
        workspace.environments().forEach(folder -> left(folder).forEach(found::add));
        return found;
    }

    private Optional<CheckResult> missing(Known known) {
        var isPrepared = Files.isDirectory(EnvironmentHome.beside(workspace, known.last()));
        var folder = workspace.environment(known.name());
        if (Files.exists(folder.privateKey())) {
            return Optional.empty();
        }
        var what = Files.isDirectory(folder.data()) ? folder.privateKey() : folder.data();
        return Optional.of(isPrepared ? notInPlace(known) : lost(known, what));
    }

    private static CheckResult notInPlace(Known known) {
        return CheckResult.warn(
                ONE,
                known.name().value(),
                "its creation was cut off before its files were put in place",
                "The next command for it does so: torrust-tracker-deployer deploy " + known.name());
    }

    private CheckResult lost(Known known, Path what) {
        return CheckResult.fail(
                ONE,
                known.name().value(),
                "%s is missing: nobody can reach or remove its machine from here".formatted(workspace.show(what)),
                "Put it back from a copy. If there is none, remove what it has at its provider by hand, %s, then: torrust-tracker-deployer destroy %s"
                        .formatted(known.provider(), known.name()));
    }

    private Stream<CheckResult> left(EnvironmentFolder folder) {
        var name = String.valueOf(folder.data().getFileName());
        return register.lives(name)
                ? Stream.of()
                : Stream.of(folder.data(), folder.build())
                        .filter(Files::isDirectory)
                        .filter(place -> isMore(name, place))
                        .map(place -> left(name, place));
    }

    /** Backups and a kept volume's state stay when an environment is destroyed; of a name nobody knows nothing should be. */
    private boolean isMore(String name, Path place) {
        return register.of(name).isEmpty() || !EnvironmentHome.beyondKept(place).isEmpty();
    }

    private CheckResult left(String name, Path place) {
        return CheckResult.fail(
                ONE,
                workspace.show(place),
                "it is left, and " + register.standing(name),
                "Look what is in it, then move it away: mv %1$s %1$s.old".formatted(place));
    }
}
