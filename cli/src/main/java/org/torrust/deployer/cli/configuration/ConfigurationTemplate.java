package org.torrust.deployer.cli.configuration;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.torrust.deployer.cli.configuration.Kind.Seconds;
import org.torrust.deployer.cli.configuration.Kind.Several;
import org.torrust.deployer.cli.configuration.Kind.Truth;
import org.torrust.deployer.cli.configuration.Kind.Whole;

/** Writes a file of settings to begin with: every key, what it is for, and its default. */
public final class ConfigurationTemplate {

    private static final String HEAD = """
            # Settings of an environment, for: torrust-tracker-deployer create NAME --from FILE
            # What stands here are the defaults; leave away what you do not change.
            # A value may be or contain "${env:NAME}" or "${file:PATH}", in quotes; they are read once, at create.
            # Check this file: torrust-tracker-deployer config validate FILE
            """;

    private ConfigurationTemplate() {}

    /** @param provider whose keys are active; those of the others are comments */
    public static String yaml(String provider) {
        return HEAD
                + sections().stream()
                        .map(section -> "\n" + section + ":\n" + keys(section, provider))
                        .collect(Collectors.joining());
    }

    private static List<String> sections() {
        return ConfigurationKeys.all().stream().map(Setting::section).distinct().toList();
    }

    private static String keys(String section, String provider) {
        var ours = of(provider, section);
        var told = new LinkedHashSet<List<Setting>>(List.of(ours));
        var others = ConfigurationKeys.PROVIDERS.stream()
                .filter(other -> told.add(of(other, section)))
                .map(other -> foreign(of(other, section), other))
                .collect(Collectors.joining());
        return ours.stream().map(setting -> key(setting, provider)).collect(Collectors.joining()) + others;
    }

    private static List<Setting> of(String provider, String section) {
        return ConfigurationKeys.of(provider).stream()
                .filter(setting -> setting.section().equals(section))
                .toList();
    }

    private static String key(Setting setting, String provider) {
        return comment(setting) + line(setting, provider);
    }

    private static String comment(Setting setting) {
        var words = setting.kind() instanceof Kind.Choice choice ? " Write " + choice.words() + "." : "";
        var need = setting.isRequired() ? " Has to be given." : "";
        return "  # %s%s%s\n".formatted(setting.about(), words, need);
    }

    private static String line(Setting setting, String provider) {
        if (setting.key().equals(ConfigurationKeys.PROVIDER)) {
            return "  name: %s\n".formatted(provider);
        }
        return setting.fallback().isEmpty()
                ? "  # %s: %s\n".formatted(setting.name(), value(setting, setting.example()))
                : "  %s: %s\n".formatted(setting.name(), value(setting, setting.fallback()));
    }

    private static String foreign(List<Setting> settings, String provider) {
        var keys = settings.stream()
                .filter(setting -> !setting.providers().isEmpty())
                .map(setting ->
                        comment(setting) + "  # %s: %s\n".formatted(setting.name(), value(setting, orExample(setting))))
                .collect(Collectors.joining());
        return keys.isEmpty() ? "" : "\n  # With 'name: %s', in place of those above:\n\n".formatted(provider) + keys;
    }

    private static String orExample(Setting setting) {
        return setting.fallback().isEmpty() ? setting.example() : setting.fallback();
    }

    /** As YAML has it: what could be taken for a number or a reference stands in quotes. */
    private static String value(Setting setting, String value) {
        return switch (setting.kind()) {
            case Whole whole -> value;
            case Seconds seconds -> value;
            case Truth truth -> value;
            case Several several -> "[" + quoted(Several.parts(value)) + "]";
            default -> value.matches("[a-z][A-Za-z0-9/._-]*") ? value : quoted(List.of(value));
        };
    }

    private static String quoted(List<String> values) {
        return values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(", "));
    }
}
