package org.torrust.deployer.query.moment;

import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.input.Quoted;

/** A moment of a named environment, for where more than one can be meant: {@code demo@~1}, {@code demo@@12}, {@code demo}. */
public record EnvironmentMoment(EnvironmentName environment, Moment moment) {

    /**
     * Reads {@code ENV@REF}, or {@code ENV} for how it is now.
     *
     * @throws IllegalArgumentException with a sentence for the person who typed it
     */
    public static EnvironmentMoment parse(String text) {
        if (isMomentAlone(text)) {
            throw new IllegalArgumentException("'%s' does not say of which environment: write demo@%<s for that of demo"
                    .formatted(Quoted.of(text)));
        }
        var at = text.indexOf('@');
        return at < 0
                ? new EnvironmentMoment(new EnvironmentName(text), Moment.HEAD)
                : new EnvironmentMoment(
                        new EnvironmentName(text.substring(0, at)), Moment.parse(text.substring(at + 1)));
    }

    /** The same where the environment may be left out; {@code head} alone is a moment, not an environment. */
    public static EnvironmentMoment parse(String text, EnvironmentName usual) {
        return text.equals("head") || isMomentAlone(text)
                ? new EnvironmentMoment(usual, Moment.parse(text))
                : parse(text);
    }

    private static boolean isMomentAlone(String text) {
        return text.startsWith("@") || text.startsWith("~") || text.startsWith("op:") || PointInTime.isLike(text);
    }

    @Override
    public String toString() {
        return moment.equals(Moment.HEAD) ? environment.value() : environment + "@" + moment;
    }
}
