package org.torrust.deployer.adapter.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.workspace.OwnConfiguration;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.configuration.ApiTokenShape;
import org.torrust.deployer.api.configuration.Listeners;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;
import org.torrust.deployer.templates.ReleaseFacts;
import org.torrust.deployer.templates.RenderedFile;
import org.torrust.deployer.templates.TrackerListeners;
import org.torrust.deployer.templates.TrackerToml;

/** Fills the templates of a release with what the environment wishes, or with the operator's own tracker configuration. */
public record ReleaseRenderer(Workspace workspace) {

    /** @throws org.torrust.deployer.templates.TemplateRefused when a template or the operator's file cannot be used */
    List<RenderedFile> render(Site site) {
        return render(site, site.ownConfiguration() == null ? null : own(site, site.ownConfiguration()));
    }

    /** The tracker configuration that is made from an environment's settings; throws as rendering does. */
    public String generated(Site site) {
        return render(site, null).stream()
                .filter(file -> file.path().equals(RenderedRelease.TRACKER))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private List<RenderedFile> render(Site site, @Nullable String own) {
        var folder = workspace.environment(site.environment());
        var tracker = site.configuration().tracker();
        return folder.templates()
                .release(new ReleaseFacts(
                        tracker.reference(),
                        tracker.isPrivate(),
                        tracker.database(),
                        own == null ? text(tracker.listeners()) : TrackerToml.read("tracker.toml", own),
                        token(folder.apiToken(), site),
                        own));
    }

    private String own(Site site, String digest) {
        var kept = new OwnConfiguration(workspace.environment(site.environment()));
        return kept.read(digest)
                .orElseThrow(() -> new StepFailedException(Failure.of(
                        "Your own tracker configuration of %s is gone or was changed: %s."
                                .formatted(site.environment(), workspace.show(kept.file(digest))),
                        "Bring it again: torrust-tracker-deployer release %1$s --config FILE; or have it made from the settings: torrust-tracker-deployer release %1$s --generated-config"
                                .formatted(site.environment()))));
    }

    /** It lies in a file that the operator may write to; what cannot be one would open the API to everybody. */
    private String token(Path file, Site site) {
        var token = required(file, site, "The API's token").strip();
        if (!token.matches(ApiTokenShape.PATTERN)) {
            throw new StepFailedException(Failure.of(
                    "The API's token of %s cannot be one: %s.".formatted(site.environment(), workspace.show(file)),
                    "Write %s into it, and nothing else.".formatted(ApiTokenShape.WORDS)));
        }
        return token;
    }

    private String required(Path file, Site site, String what) {
        try {
            return PlainFile.text(file);
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
