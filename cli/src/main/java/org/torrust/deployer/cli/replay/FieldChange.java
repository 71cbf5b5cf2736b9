package org.torrust.deployer.cli.replay;

import org.jspecify.annotations.Nullable;

/**
 * A field of an environment's state that an event changes.
 *
 * @param before its value in words, or null when it had none; {@code after} likewise
 */
public record FieldChange(
        String field, @Nullable String before, @Nullable String after) {}
