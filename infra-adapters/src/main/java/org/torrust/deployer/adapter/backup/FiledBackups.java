package org.torrust.deployer.adapter.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipException;
import org.torrust.deployer.adapter.docker.ReleaseRenderer;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.OwnConfiguration;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Trees;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.Refused;
import org.torrust.deployer.api.environment.Refused.Reason;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.json.LanguageJson;
import org.torrust.deployer.api.operation.Failure;
import org.torrust.deployer.api.operation.Step;
import org.torrust.deployer.api.operation.StepOutcome;
import org.torrust.deployer.command.port.BackupKeeper;
import org.torrust.deployer.command.port.Progress;
import org.torrust.deployer.command.port.Site;
import org.torrust.deployer.command.port.StepFailedException;

/** Keeps backups as files of the operator's. */
public final class FiledBackups implements BackupKeeper {

    private static final String TOO_SHORT = "it is empty or cut off";

    private final Workspace workspace;
    private final DatabaseHost host;
    private final ReleaseRenderer renderer;

    public FiledBackups(Workspace workspace, DatabaseHost host) {
        this.workspace = workspace;
        this.host = host;
        this.renderer = new ReleaseRenderer(workspace);
    }

    @Override
    public StepOutcome take(Site site, Progress progress) {
        if (site.address() == null || site.shipped() == null) {
            return new StepOutcome.AlreadyTrue("no release was ever on a machine, so there is no database");
        }
        var place = work(site, Step.BACKUP);
        try {
            progress.doing(Step.BACKUP, "copying the database");
            var archive = archive(site);
            var sum = archive.write(files(site, place));
            progress.doing(Step.BACKUP, "reading it back");
            archive.extract(place.resolve("read-back"));
            return new StepOutcome.BackedUp(String.valueOf(archive.file().getFileName()), sum);
        } catch (IOException | UncheckedIOException | BackupUnusableException e) {
            throw new StepFailedException(
                    Failure.of(
                                    "The backup of %s could not be written and read back; nothing was removed."
                                            .formatted(site.environment()),
                                    "The services are down: 'run %s' starts them again. See that the disk is not full."
                                            .formatted(site.environment()))
                            .because(e.getMessage()),
                    e);
        } finally {
            Trees.delete(place);
        }
    }

    private Map<String, Path> files(Site site, Path place) throws IOException {
        var files = new LinkedHashMap<String, Path>();
        files.put(BackupArchive.DATABASE, place.resolve(BackupArchive.DATABASE));
        files.put(BackupArchive.TRACKER, place.resolve(BackupArchive.TRACKER));
        host.fetch(site, place.resolve(BackupArchive.DATABASE), place.resolve(BackupArchive.TRACKER));
        var settings = LanguageJson.mapper().writeValueAsString(site.configuration());
        files.put(BackupArchive.SETTINGS, PrivateFiles.write(place.resolve(BackupArchive.SETTINGS), settings));
        return files;
    }

    /**
     * Reads a backup whole; nothing is laid out or changed.
     *
     * @return the settings its environment had; empty where this deployer cannot read them
     * @throws Refused INVALID with a sentence when it is none, or not as it was written
     */
    public static Optional<EnvironmentConfiguration> requireUsable(Path file, EnvironmentName name) {
        try {
            return settings(new BackupArchive(file).check());
        } catch (EOFException e) {
            throw refused(file, name, TOO_SHORT);
        } catch (ZipException | BackupUnusableException e) {
            throw refused(file, name, String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException e) {
            throw refused(file, name, "it cannot be read whole (" + e.getMessage() + ")");
        }
    }

    private static Optional<EnvironmentConfiguration> settings(String json) {
        try {
            return Optional.ofNullable(LanguageJson.mapper().readValue(json, EnvironmentConfiguration.class));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // They are only told, never used.
        }
    }

    private static Refused refused(Path file, EnvironmentName name, String why) {
        return new Refused(
                Reason.INVALID,
                "The backup %s cannot be used: %s. Nothing was changed.".formatted(file, why),
                "Name a backup that 'destroy --backup' wrote: torrust-tracker-deployer restore %s FILE"
                        .formatted(name));
    }

    @Override
    public StepOutcome verify(Site site) {
        var place = extracted(site);
        Trees.delete(place);
        try {
            new BackupArchive(handedIn(site)).extract(place);
            return configuration(site, PlainFile.text(place.resolve(BackupArchive.TRACKER)));
        } catch (EOFException e) {
            throw unusable(site, TOO_SHORT);
        } catch (ZipException | BackupUnusableException e) {
            throw unusable(site, String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException e) {
            throw unusable(site, "it cannot be read whole (" + e.getMessage() + ")");
        }
    }

    /** What the settings would make anyway is no configuration of the operator's own. */
    private StepOutcome configuration(Site site, String toml) {
        var own = toml.equals(renderer.generated(site)) ? null : new OwnConfiguration(folder(site)).keep(toml);
        return Objects.equals(own, site.ownConfiguration())
                ? StepOutcome.done()
                : new StepOutcome.ConfigurationFound(own);
    }

    @Override
    public StepOutcome putBack(Site site, Progress progress) {
        progress.doing(Step.PUT_BACK, "putting the database in place");
        host.putBack(site, extracted(site).resolve(BackupArchive.DATABASE));
        Trees.delete(extracted(site));
        return StepOutcome.done();
    }

    private static StepFailedException unusable(Site site, String why) {
        return new StepFailedException(Failure.of(
                "The backup cannot be used: %s. Nothing was changed.".formatted(why),
                "Name a backup that 'destroy --backup' wrote: restore %s FILE".formatted(site.environment())));
    }

    private BackupArchive archive(Site site) {
        return new BackupArchive(folder(site).backups().resolve(site.operation() + ".tar.gz"));
    }

    private Path handedIn(Site site) {
        return folder(site).inbox(site.operation()).resolve("backup.tar.gz");
    }

    private Path extracted(Site site) {
        return folder(site).inbox(site.operation()).resolve("backup");
    }

    private Path work(Site site, Step step) {
        return PrivateFiles.folder(folder(site).job(site.operation(), step).resolve("work"));
    }

    private EnvironmentFolder folder(Site site) {
        return workspace.environment(site.environment());
    }
}
