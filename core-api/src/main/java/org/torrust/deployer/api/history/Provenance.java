package org.torrust.deployer.api.history;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who and what stands behind an event.
 *
 * @param actor {@code user@host}
 * @param cause the identifier of the message that led to it
 * @param arguments the command line as typed, secrets redacted
 * @param versions name to version of the tools at work: {@code deployer}, {@code tofu}, {@code ansible}
 * @param reason the operator's own words, or null when none were given
 */
public record Provenance(
        String actor,
        String cause,
        List<String> arguments,
        Map<String, String> versions,
        @Nullable String reason) {

    public Provenance {
        arguments = List.copyOf(arguments);
        versions = Map.copyOf(versions);
    }
}
