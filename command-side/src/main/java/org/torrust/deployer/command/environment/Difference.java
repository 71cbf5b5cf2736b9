package org.torrust.deployer.command.environment;

import org.torrust.deployer.api.history.RecordedEvent;

/**
 * Where this program would do otherwise now than it is recorded.
 *
 * @param at the event it shows at
 * @param recorded what was recorded, in words
 * @param now what this program would do, in words
 */
public record Difference(RecordedEvent at, String recorded, String now) {}
