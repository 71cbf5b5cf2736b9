package org.torrust.deployer.api.environment;

import java.util.regex.Pattern;
import org.torrust.deployer.api.input.Quoted;

/** The operator's name for an environment; also names folders and machines, so it is kept path-, shell- and DNS-safe. */
public record EnvironmentName(String value) implements Comparable<EnvironmentName> {

    private static final Pattern FORMAT = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST = 40;

    /** @throws IllegalArgumentException with a sentence for the person who typed the value */
    public EnvironmentName {
        if (value.length() > LONGEST || !FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not an environment name: use at most %d lower-case letters, digits and single dashes, beginning with a letter, e.g. demo or eu-staging-2"
                            .formatted(Quoted.of(value), LONGEST));
        }
    }

    @Override
    public int compareTo(EnvironmentName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
