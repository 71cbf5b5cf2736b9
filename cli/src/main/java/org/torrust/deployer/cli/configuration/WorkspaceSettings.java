package org.torrust.deployer.cli.configuration;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.torrust.deployer.cli.configuration.InputText.Unreadable;
import org.torrust.deployer.cli.configuration.References.Unresolved;

/** Reads {@code config.yaml} of a workspace: under {@code defaults}, the keys of an environment's configuration. */
public final class WorkspaceSettings {

    private static final String SOURCE = "config.yaml";
    private static final String SECTION = "defaults";

    private WorkspaceSettings() {}

    /**
     * Dotted key to value, without secrets and with references resolved; empty when there is no such file.
     *
     * @throws Faults when it cannot be used
     */
    public static Map<String, String> defaults(Path file) {
        var references = new References(System.getenv());
        var defaults = new LinkedHashMap<String, String>();
        read(file).stream()
                .filter(setting -> !setting.isSecret())
                .forEach(setting -> defaults.put(setting.key(), resolved(setting, references)));
        return defaults;
    }

    private static String resolved(Given setting, References references) {
        try {
            return references.resolve(setting);
        } catch (Unresolved e) {
            throw new Faults(List.of(setting.violation(e.sentenceFor(setting))));
        }
    }

    /** @throws Faults when it cannot be used */
    static List<Given> read(Path file) {
        // A link that leads nowhere is no absence: somebody wanted settings there.
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        var document = DocumentParser.parse(SOURCE, text(file));
        var below = document.below(SECTION);
        var faults = ConfigurationSchema.check(below, ConfigurationSchema.DEFAULTS);
        var violations = new ArrayList<>(strange(document));
        violations.addAll(faults.values());
        if (!document.with(violations).isEmpty()) {
            throw new Faults(document.with(violations));
        }
        return GivenSettings.settings(below, Objects.requireNonNullElse(file.getParent(), Path.of("")), faults);
    }

    private static List<Violation> strange(SettingsDocument document) {
        if (!document.tree().isObject() && !document.tree().isNull()) {
            return List.of(document.violation(
                    JsonPointer.empty(), "There must be sections with keys; there is: %s.".formatted(SECTION)));
        }
        return document.tree().properties().stream()
                .filter(section -> !section.getKey().equals(SECTION))
                .map(section -> document.violation(
                        JsonPointer.empty().appendProperty(section.getKey()),
                        "There is no section '%s'; there is: %s.".formatted(Shown.of(section.getKey()), SECTION)))
                .toList();
    }

    private static String text(Path file) {
        try {
            return InputText.of(file);
        } catch (Unreadable e) {
            throw new Faults(List.of(new Violation(SOURCE, null, null, e.why())));
        }
    }
}
