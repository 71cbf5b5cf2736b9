package org.torrust.deployer.adapter.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.torrust.deployer.adapter.workspace.EnvironmentFolder;
import org.torrust.deployer.adapter.workspace.PrivateFiles;
import org.torrust.deployer.api.input.PlainFile;

/**
 * Which image each reference of an environment's releases led to when it was pulled: a tag can be led elsewhere at any time.
 * Kept beside the host key that was pinned, and as that, true for one machine.
 */
public final class PulledImages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    public PulledImages(EnvironmentFolder folder) {
        this.file = folder.data().resolve("images.json");
    }

    /** The image a reference led to, or empty where that was never seen. */
    public Optional<PulledImage> of(String reference) {
        return Optional.ofNullable(all().get(reference));
    }

    /** Takes it for the one from here on. */
    public void remember(String reference, PulledImage image) {
        var all = new TreeMap<>(all());
        if (image.equals(all.put(reference, image))) {
            return;
        }
        try {
            PrivateFiles.write(file, JSON.writeValueAsString(all));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("words can be written as JSON", e);
        }
    }

    private Map<String, PulledImage> all() {
        try {
            return Files.exists(file)
                    ? JSON.readValue(PlainFile.text(file), new TypeReference<Map<String, PulledImage>>() {})
                    : Map.of();
        } catch (IOException e) {
            // What cannot be read was never seen: it is seen anew at the next release.
            return Map.of();
        }
    }

    /**
     * An image as Docker tells it.
     *
     * @param id of what was unpacked, {@code sha256:…}
     * @param digest where a registry has it, {@code NAME@sha256:…}; empty when it came from none
     */
    public record PulledImage(String id, String digest) {

        /** As people can compare it. */
        public String shown() {
            return (digest.isEmpty() ? id : digest).replaceFirst("(sha256:[0-9a-f]{12})[0-9a-f]+$", "$1…");
        }
    }
}
