package org.torrust.deployer.templates;

/** How one value is written as one complete scalar of a language, quotes included. */
enum Scalar {
    /** Double-quoted, as JSON writes it; YAML reads that form too. */
    YAML,
    /** YAML for Docker Compose, which replaces {@code $NAME} in every value. */
    COMPOSE,
    /** A basic string. */
    TOML,
    /** Single-quoted, which Compose's reader of environment files takes as it stands. */
    ENV;

    /** The language of a template, by its name. */
    static Scalar of(String template) {
        if (template.endsWith("compose.yml.vm")) {
            return COMPOSE;
        }
        if (template.endsWith(".toml.vm")) {
            return TOML;
        }
        if (template.endsWith(".env.vm")) {
            return ENV;
        }
        return YAML;
    }

    /** @throws TemplateRefused when the language cannot carry the value */
    String write(Object value) {
        return value instanceof Number || value instanceof Boolean ? value.toString() : quoted(value.toString());
    }

    private String quoted(String text) {
        return switch (this) {
            case YAML, TOML -> doubleQuoted(text);
            case COMPOSE -> doubleQuoted(text.replace("$", "$$"));
            case ENV -> singleQuoted(text);
        };
    }

    private static String doubleQuoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(character -> quoted.append(escaped(character)));
        return quoted.append('"').toString();
    }

    private static String escaped(int character) {
        if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
            throw new TemplateRefused("half a surrogate pair is no character and cannot be written");
        }
        return switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> isPlain(character) ? Character.toString(character) : unicode(character);
        };
    }

    /** Control characters, line separators and what some readers take for no character at all are written as a number. */
    private static boolean isPlain(int character) {
        return character >= 0x20
                && character != 0x7f
                && !(character >= 0x80 && character <= 0xa0)
                && character != 0x2028
                && character != 0x2029
                && character != 0xfeff
                && (character & 0xfffe) != 0xfffe;
    }

    private static String unicode(int character) {
        return character > 0xffff ? "\\U%08x".formatted(character) : "\\u%04x".formatted(character);
    }

    private static String singleQuoted(String text) {
        if (text.chars().anyMatch(character -> character < 0x20 || character == '\'' || character == '\\')) {
            throw new TemplateRefused(
                    "a value with a quote, a backslash or a line end cannot stand in an environment file");
        }
        return "'" + text + "'";
    }
}
