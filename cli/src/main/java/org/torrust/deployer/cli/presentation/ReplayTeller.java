package org.torrust.deployer.cli.presentation;

import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.replay.ReplayedEvent;
import org.torrust.deployer.cli.replay.Scene;

/** Tells a replay while it is played, one environment after the other. */
public interface ReplayTeller {

    /** How much is told of each event. */
    enum Detail {
        NOTHING,
        MEANING,
        CHANGES
    }

    void begin(EnvironmentName environment);

    void event(ReplayedEvent event);

    /** The replay of this environment stops at a failure; {@code jobs} says where its tools' output is, null where nowhere. */
    void failure(ReplayedEvent event, @Nullable String jobs);

    /** The replay of this environment came to where it was to go. */
    void end(Scene scene);

    /** Nothing more comes. */
    void close();
}
