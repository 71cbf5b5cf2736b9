package org.torrust.deployer.templates;

/** Looks whether a file that was rendered has what the deployer counts on; what is more is its author's. */
public final class Shape {

    private Shape() {}

    /** @throws TemplateRefused naming the file, and the line where there is one */
    public static void check(RenderedFile file) {
        Parsed.check(file);
        switch (file.path()) {
            case "compose.yml" -> compose(file);
            case "tracker/tracker.toml" -> TrackerToml.read(file.path(), file.text());
            case "playbook.yml" -> playbook(file);
            default -> {}
        }
    }

    private static void compose(RenderedFile file) {
        var tracker = Parsed.yaml(file).path("services").path("tracker");
        if (!tracker.path("image").isTextual()) {
            throw new TemplateRefused(
                    "%s: services.tracker.image is missing; the deployer starts and watches that service."
                            .formatted(file.path()));
        }
    }

    private static void playbook(RenderedFile file) {
        var plays = Parsed.yaml(file);
        if (!plays.isArray() || plays.isEmpty()) {
            throw new TemplateRefused("%s is no list of plays, which a playbook is.".formatted(file.path()));
        }
    }
}
