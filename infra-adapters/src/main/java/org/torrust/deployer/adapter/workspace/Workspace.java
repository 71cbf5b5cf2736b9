package org.torrust.deployer.adapter.workspace;

import java.nio.file.Path;
import org.torrust.deployer.api.environment.EnvironmentName;

/** The folder that holds history, environments and rendered files of one operator or team. */
public record Workspace(Path root) {

    public Workspace {
        root = root.toAbsolutePath().normalize();
    }

    /** The SQLite file with history and views. */
    public Path database() {
        return root.resolve("data/events.db");
    }

    /** Settings of this workspace; may not be there. */
    public Path settings() {
        return root.resolve("config.yaml");
    }

    /** Names this workspace in labels at providers; may not be there yet. */
    public Path identity() {
        return root.resolve("data/workspace-id");
    }

    /** Folder with logs and job folders of destroyed environments. */
    public Path archive() {
        return root.resolve("data/.archive");
    }

    public EnvironmentFolder environment(EnvironmentName name) {
        return new EnvironmentFolder(
                root.resolve("data").resolve(name.value()),
                root.resolve("build").resolve(name.value()));
    }

    /** A file as it is named to the operator: relative to the workspace where it lies in it. */
    public String show(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(root) ? root.relativize(absolute).toString() : absolute.toString();
    }
}
