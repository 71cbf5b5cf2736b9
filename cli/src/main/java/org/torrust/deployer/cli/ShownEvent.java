package org.torrust.deployer.cli;

import org.jspecify.annotations.Nullable;
import org.torrust.deployer.eventstore.LinkedEvent;

/**
 * An event to be shown whole.
 *
 * @param today what it says in the newest revision of its type, as JSON; null when this program does not know it
 */
public record ShownEvent(LinkedEvent linked, @Nullable String today) {}
