package org.torrust.deployer.adapter.simulated;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.input.PlainFile;
import org.torrust.deployer.api.json.LanguageJson;

/** Keeps the played world between commands; deleting the file plays that someone deleted the machine. */
final class WorldFile {

    private final ObjectMapper json = LanguageJson.mapper();
    private final Path file;

    WorldFile(EnvironmentFolder folder) {
        this.file = folder.simulated().resolve("world.json");
    }

    static WorldFile of(Workspace workspace, EnvironmentName environment) {
        return new WorldFile(workspace.environment(environment));
    }

    /** What is out there; nothing, where the file is missing or no world any more. */
    World read() {
        try {
            return Files.exists(file) ? json.readValue(PlainFile.text(file), World.class) : World.empty();
        } catch (IOException e) {
            return World.empty();
        }
    }

    World change(UnaryOperator<World> change) {
        var world = change.apply(read());
        try {
            PrivateFiles.write(file, json.writeValueAsString(world));
        } catch (IOException e) {
            throw new IllegalStateException("a world can be written as JSON", e);
        }
        return world;
    }
}
