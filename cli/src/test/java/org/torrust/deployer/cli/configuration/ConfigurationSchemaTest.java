package org.torrust.deployer.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

class ConfigurationSchemaTest {

    private static final Path PUBLISHED = Path.of("../docs/schemas/configuration.json");

    /** After a change of the keys: {@code ./mvnw verify -pl cli -am -Dtest='ConfigurationSchemaTest,UsageTest' -Ddocs.write}. */
    @Test
    void isWhatTheKeysSay() throws IOException {
        var written = SchemaOfKeys.text();
        if (System.getProperty("docs.write") != null) {
            Files.writeString(PUBLISHED, written);
        }
        assertThat(Files.readString(PUBLISHED))
                .as("docs/schemas/configuration.json, to be written anew with -Ddocs.write")
                .isEqualTo(written);
    }

    @Test
    @DisabledIfSystemProperty(named = "docs.write", matches = ".*", disabledReason = "it is packed by the next build")
    void isTheOneThatChecks() throws IOException {
        assertThat(ConfigurationSchema.text()).isEqualTo(Files.readString(PUBLISHED));
    }

    @Test
    void isASchemaOf2020() throws IOException {
        var rules = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SchemaLocation.of(SchemaId.V202012));
        JsonNode schema = new ObjectMapper().readTree(ConfigurationSchema.text());

        assertThat(rules.validate(schema)).isEmpty();
        assertThat(schema.at("/$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }
}
