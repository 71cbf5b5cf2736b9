package org.torrust.deployer.cli.wiring;

import org.axonframework.eventhandling.EventHandler;
import org.torrust.deployer.api.environment.EnvironmentEvent;
import org.torrust.deployer.query.views.Views;

/** Has the views catch up in the transaction in which an event is recorded. */
final class ViewKeeper {

    private final Views views;

    ViewKeeper(Views views) {
        this.views = views;
    }

    @EventHandler
    void on(EnvironmentEvent event) {
        views.catchUp();
    }
}
