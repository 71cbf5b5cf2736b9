package org.torrust.deployer.cli.configuration;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.cli.configuration.InputText.Unreadable;

/**
 * Collects what is given for an environment, by file and by option. What is given later wins, and all of it over the
 * workspace's defaults. What is wrong is kept and told with the rest, when it is read.
 */
public final class GivenSettings {

    private static final Path HERE = Path.of("");

    private final Map<String, Given> defaults = new LinkedHashMap<>();
    private final Map<String, Given> given = new LinkedHashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    /** What a workspace's {@code config.yaml} says under {@code defaults}; it need not be there. */
    public GivenSettings workspace(Path file) {
        try {
            WorkspaceSettings.read(file).forEach(setting -> defaults.put(setting.key(), setting));
        } catch (Faults e) {
            violations.addAll(e.violations());
        }
        return this;
    }

    /** A file in YAML or JSON; relative paths in it begin where it lies. */
    public GivenSettings file(Path file) {
        try {
            var folder = Objects.requireNonNullElse(file.getParent(), HERE);
            return document(Shown.of(file.toString()), InputText.of(file), folder);
        } catch (Unreadable e) {
            violations.add(new Violation(null, null, null, "%s: %s".formatted(Shown.of(file.toString()), e.why())));
            return this;
        }
    }

    /** The same from a stream, to its end. */
    public GivenSettings input(InputStream input) {
        try {
            return document("standard input", InputText.of(input), HERE);
        } catch (Unreadable e) {
            violations.add(new Violation("standard input", null, null, e.why()));
        } catch (IOException e) {
            violations.add(new Violation("standard input", null, null, "It cannot be read."));
        }
        return this;
    }

    /** Settings as typed behind {@code --set}: {@code key=value}; the last of two wins, so that a script's can be overruled. */
    public GivenSettings options(List<String> settings) {
        settings.forEach(setting -> typed("--set key=value", setting, new HashSet<>()));
        return this;
    }

    /** Settings as typed by themselves, {@code key=value}; one that is typed twice is a fault. */
    public GivenSettings words(List<String> settings) {
        var keys = new HashSet<String>();
        settings.forEach(setting -> typed("key=value", setting, keys));
        return this;
    }

    /** What {@code --provider} says, or null. */
    public GivenSettings provider(@Nullable String provider) {
        if (provider != null) {
            put(Given.option(ConfigurationKeys.PROVIDER, provider));
        }
        return this;
    }

    private GivenSettings document(String source, String text, Path folder) {
        try {
            var document = DocumentParser.parse(source, text);
            var faults = ConfigurationSchema.check(document, ConfigurationSchema.ENVIRONMENT);
            violations.addAll(document.with(faults.values()));
            settings(document, folder, faults).forEach(this::put);
        } catch (Faults e) {
            violations.addAll(e.violations());
        }
        return this;
    }

    /** The settings of a document that the schema has nothing against. */
    static List<Given> settings(SettingsDocument document, Path folder, Map<JsonPointer, Violation> faults) {
        var settings = new ArrayList<Given>();
        for (var section : document.tree().properties()) {
            var whole = JsonPointer.empty().appendProperty(section.getKey());
            for (var entry : section.getValue().properties()) {
                var part = whole.appendProperty(entry.getKey());
                if (!faults.containsKey(whole) && !faults.containsKey(part)) {
                    var key = section.getKey() + "." + entry.getKey();
                    var text = SettingsDocument.typed(entry.getValue());
                    settings.add(new Given(key, text, document.source(), document.line(part), folder));
                }
            }
        }
        return settings;
    }

    private void typed(String form, String setting, Set<String> keys) {
        var split = setting.indexOf('=');
        if (split < 1) {
            violations.add(
                    new Violation(null, null, null, "'%s' sets nothing: write %s.".formatted(Shown.of(setting), form)));
            return;
        }
        var option = Given.option(setting.substring(0, split), setting.substring(split + 1));
        if (!keys.add(option.key())) {
            violations.add(option.violation("%s is there twice: give it once.".formatted(Shown.of(option.key()))));
        } else if (isSecretInTheOpen(option)) {
            violations.add(option.violation(
                    "%s is a secret, and what is typed is recorded: write --set '%<s=${env:NAME}' or '%<s=${file:PATH}'."
                            .formatted(option.key())));
        } else {
            put(option);
        }
    }

    private static boolean isSecretInTheOpen(Given option) {
        return option.isSecret() && !References.in(option.text());
    }

    /** To the end, so that faults are told in the order of what was given. */
    private void put(Given setting) {
        given.remove(setting.key());
        given.put(setting.key(), setting);
    }

    List<Given> defaults() {
        return List.copyOf(defaults.values());
    }

    List<Given> given() {
        return List.copyOf(given.values());
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }
}
