package org.torrust.deployer.adapter.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;
import org.torrust.deployer.templates.ReleaseFacts;
import org.torrust.deployer.templates.RenderedFile;
import org.torrust.deployer.templates.TrackerListeners;
import org.torrust.deployer.templates.TrackerToml;

/** Fills the templates of a release with what the environment wishes, or with the operator's own tracker configuration. */
record ReleaseRenderer(Workspace workspace) {

    /** @throws org.torrust.deployer.templates.TemplateRefused when a template or the operator's file cannot be used */
    List<RenderedFile> render(Site site) {
        var folder = workspace.environment(site.environment());
        var tracker = site.configuration().tracker();
        var own = site.options().has(OperationOption.OWN_CONFIGURATION) ? ownToml(folder, site) : null;
        return folder.templates()
                .release(new ReleaseFacts(
                        tracker.reference(),
                        tracker.isPrivate(),
                        tracker.database(),
                        own == null ? text(tracker.listeners()) : TrackerToml.read("tracker.toml", own),
                        required(folder.apiToken(), site, "The API's token"),
                        own));
    }

    private @Nullable String ownToml(EnvironmentFolder folder, Site site) {
        return required(
                folder.inbox(site.operation()).resolve("tracker.toml"), site, "The tracker configuration handed in");
    }

    private String required(Path file, Site site, String what) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new StepFailedException(
                    Failure.of(
                            "%s of %s cannot be read: %s.".formatted(what, site.environment(), workspace.show(file)),
                            "Restore the file as UTF-8 text, readable by you."),
                    e);
        }
    }

    private static TrackerListeners text(Listeners listeners) {
        return new TrackerListeners(
                listeners.udp().stream().map(SocketBinding::toString).toList(),
                listeners.http().stream().map(SocketBinding::toString).toList(),
                listeners.api().toString(),
                listeners.health().toString());
    }
}
