package org.torrust.deployer.cli.replay;

import org.torrust.deployer.eventstore.KeptHistory;
import org.torrust.deployer.eventstore.StoredEvent;

/** Plays the events of one environment, one by one, and looks at nothing else. */
public final class Replay {

    private final KeptHistory history;
    private Scene scene = Scene.EMPTY;

    /** @param history only asked what it understands an event to be */
    public Replay(KeptHistory history) {
        this.history = history;
    }

    /**
     * Plays the next one.
     *
     * @throws org.torrust.deployer.eventstore.UnknownEventException when this program does not know it
     */
    public ReplayedEvent play(StoredEvent stored) {
        var recorded = history.understood(stored);
        var before = scene;
        scene = scene.after(recorded);
        return new ReplayedEvent(stored.type(), recorded, before, scene);
    }

    /** What is made of all that was played. */
    public Scene scene() {
        return scene;
    }
}
