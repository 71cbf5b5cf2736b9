package org.torrust.deployer.templates;

import org.apache.velocity.app.event.IncludeEventHandler;
import org.apache.velocity.context.Context;
import org.jspecify.annotations.Nullable;

/** Lets no template bring in another file, should one slip past the rules. Public only because Velocity makes it by name. */
public final class NoInclusion implements IncludeEventHandler {

    @Override
    public @Nullable String includeEvent(Context context, String included, String current, String directive) {
        return null;
    }
}
