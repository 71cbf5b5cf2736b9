package org.torrust.deployer.templates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** Reads what was rendered as the tool will read it, so that a broken file is found before it is sent anywhere. */
public final class Parsed {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper TOML = new TomlMapper();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Parsed() {}

    /** @throws TemplateRefused naming file and line where the text is not of its language */
    public static void check(RenderedFile file) {
        if (file.path().endsWith(".env")) {
            checkEnvironment(file);
        } else {
            mapper(file.path(), file);
        }
    }

    static JsonNode yaml(RenderedFile file) {
        return read(YAML, file);
    }

    static JsonNode toml(String name, String text) {
        return read(TOML, new RenderedFile(name, text));
    }

    private static void mapper(String path, RenderedFile file) {
        if (path.endsWith(".yml") || path.endsWith(".yaml")) {
            read(YAML, file);
        } else if (path.endsWith(".toml")) {
            read(TOML, file);
        } else if (path.endsWith(".json")) {
            read(JSON, file);
        }
    }

    private static JsonNode read(ObjectMapper mapper, RenderedFile file) {
        try {
            return mapper.readTree(file.text());
        } catch (JsonProcessingException e) {
            var line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new TemplateRefused("%s, line %d: %s."
                    .formatted(
                            file.path(),
                            line,
                            e.getOriginalMessage().lines().findFirst().orElse("not readable")));
        }
    }

    private static void checkEnvironment(RenderedFile file) {
        file.text()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.matches("[A-Z_][A-Z0-9_]*=.*"))
                .findFirst()
                .ifPresent(line -> {
                    throw new TemplateRefused("%s has a line that sets no variable.".formatted(file.path()));
                });
    }
}
