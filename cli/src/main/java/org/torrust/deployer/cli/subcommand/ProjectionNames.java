package org.torrust.deployer.cli.subcommand;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.input.Quoted;
import org.torrust.deployer.cli.SubcommandFailed;
import org.torrust.deployer.query.views.Projections;

/** Which projections a subcommand is about; also the words a shell offers. */
final class ProjectionNames implements Iterable<String> {

    /** One by its name, or all where none is named. */
    static Collection<String> wanted(@Nullable String name, boolean all) {
        if (name != null && all) {
            throw SubcommandFailed.usage(
                    "--all stands for every one, so none is named beside it.", "Leave one of them out.");
        }
        if (name == null) {
            return Projections.names();
        }
        if (!Projections.names().contains(name)) {
            throw SubcommandFailed.usage(
                    "There is no projection '%s'.".formatted(Quoted.line(name)),
                    "There are: " + String.join(", ", Projections.names()));
        }
        return List.of(name);
    }

    @Override
    public Iterator<String> iterator() {
        return Projections.names().iterator();
    }
}
