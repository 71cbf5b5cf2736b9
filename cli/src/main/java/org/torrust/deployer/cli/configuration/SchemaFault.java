package org.torrust.deployer.cli.configuration;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.torrust.deployer.cli.configuration.Kind.Several;

/** A part of a file that is not as the schema wants it, told in the words of the key it is about. */
record SchemaFault(SettingsDocument document, JsonPointer part) {

    /** The whole value, whichever of its parts is wrong. */
    JsonPointer key() {
        var names = names();
        return names.size() < 2
                ? part
                : JsonPointer.empty().appendProperty(names.get(0)).appendProperty(names.get(1));
    }

    String sentence() {
        var names = names();
        return switch (names.size()) {
            case 0 -> "There must be keys with values, like 'provider:' with 'name: lxd' below it.";
            case 1 -> section(names.getFirst());
            default -> ofKey(names.get(0) + "." + names.get(1));
        };
    }

    private String section(String name) {
        if (ConfigurationKeys.isSection(name)) {
            return "'%s' is a section: there must be keys with values below it.".formatted(name);
        }
        return ConfigurationKeys.find(name)
                .map(setting -> "Write '%s' below its section '%s:'.".formatted(setting.name(), setting.section()))
                .orElseGet(() -> ConfigurationKeys.unknownSection(name));
    }

    private String ofKey(String key) {
        return setting(key).map(this::sentence).orElseGet(() -> ConfigurationKeys.unknown(key));
    }

    private Optional<Setting> setting(String key) {
        return ConfigurationKeys.find(provider(), key).or(() -> ConfigurationKeys.find(key));
    }

    private String sentence(Setting setting) {
        if (ConfigurationKeys.PROVIDERS.contains(provider()) && !setting.isFor(provider())) {
            return ConfigurationKeys.foreign(provider(), setting.key());
        }
        var value = document.tree().at(part);
        if (value.isMissingNode()) {
            return ConfigurationKeys.missing(setting);
        }
        var isOneOfSeveral = !part.equals(key());
        var kind = isOneOfSeveral && setting.kind() instanceof Several several ? several.each() : setting.kind();
        return setting.isSecret()
                ? "%s is %s.".formatted(setting.key(), kind.words())
                : "%s is %s.".formatted(SettingsDocument.path(part), contrast(kind, value));
    }

    private static String contrast(Kind kind, JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> kind.words() + ", not a section";
            case ARRAY -> kind.words() + ", not a list";
            case NULL -> kind.words() + ", not nothing";
            case STRING -> contrast(kind, value.asText());
            default -> unquoted(kind, value.asText());
        };
    }

    private static String contrast(Kind kind, String text) {
        var missed = kind.missedBy(text);
        return missed == null
                ? "%s, not the text '%s': write it without quotes".formatted(kind.words(), Shown.of(text))
                : "%s, not '%s'".formatted(missed, Shown.of(text));
    }

    /** YAML takes {@code 3.0} for a number, and {@code yes} for what it looks like. */
    private static String unquoted(Kind kind, String text) {
        var missed = kind.missedBy(text);
        return missed == null
                ? "%s, not the bare %s: write it in quotes".formatted(kind.words(), Shown.of(text))
                : "%s, not %s".formatted(missed, Shown.of(text));
    }

    private String provider() {
        return document.tree().at("/provider/name").asText(ConfigurationKeys.usualProvider());
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        for (var rest = part; !rest.matches(); rest = rest.tail()) {
            names.add(rest.getMatchingProperty());
        }
        return names;
    }
}
