package org.torrust.deployer.cli.configuration;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.torrust.deployer.cli.configuration.InputText.Unreadable;

/** Puts in what values refer to: {@code ${env:NAME}} and {@code ${file:PATH}}. What was put in is not looked at again. */
final class References {

    /** One that has no end goes to the end of the value, so that a long one is walked through once. */
    private static final Pattern FORMAT = Pattern.compile("\\$\\{([^}]*+)(}?)");

    private final Map<String, String> environment;

    References(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    static boolean in(String value) {
        var found = FORMAT.matcher(value);
        return found.find() && isClosed(found.toMatchResult());
    }

    private static boolean isClosed(MatchResult found) {
        return !found.group(2).isEmpty();
    }

    /** @throws Unresolved with a sentence */
    String resolve(Given given) {
        return resolve(given.text(), given.folder());
    }

    /**
     * The value with all references resolved.
     *
     * @param folder what relative paths begin at
     * @throws Unresolved with a sentence
     */
    private String resolve(String value, Path folder) {
        return FORMAT.matcher(value).replaceAll(found -> java.util.regex.Matcher.quoteReplacement(one(found, folder)));
    }

    private String one(MatchResult found, Path folder) {
        if (!isClosed(found)) {
            return found.group();
        }
        var reference = found.group(1);
        if (reference.startsWith("env:")) {
            return variable(reference.substring("env:".length()));
        }
        if (reference.startsWith("file:")) {
            return content(reference.substring("file:".length()), folder);
        }
        throw new Unresolved("There is nothing like '%s'; there are ${env:NAME} and ${file:PATH}."
                .formatted(Shown.of(found.group())));
    }

    private String variable(String name) {
        var value = environment.get(name);
        if (value == null) {
            throw new Unresolved("The environment variable '%s' is not set.".formatted(Shown.of(name)));
        }
        return value;
    }

    /** A file's last line end is of the file, not of the value. */
    private static String content(String path, Path folder) {
        try {
            return InputText.of(folder.resolve(path)).replaceFirst("\\R\\z", "");
        } catch (InvalidPathException e) {
            throw new Unresolved("The file '%s' cannot be used: it is no path.".formatted(Shown.of(path)));
        } catch (Unreadable e) {
            throw new Unresolved("The file '%s' cannot be used. %s".formatted(Shown.of(path), e.why()));
        }
    }

    /** A reference that leads nowhere. */
    static final class Unresolved extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unresolved(String sentence) {
            super(sentence);
        }

        String sentenceFor(Given given) {
            return "%s: %s".formatted(given.key(), getMessage());
        }
    }
}
