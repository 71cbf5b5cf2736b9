package org.torrust.deployer.cli.history;

import org.jspecify.annotations.Nullable;
import org.torrust.deployer.query.history.KeptEvent;

/**
 * An event as it is kept, and what it means.
 *
 * @param meaning a few words on one line; null when this program does not know it
 */
public record ToldEvent(KeptEvent kept, @Nullable String meaning) {}
