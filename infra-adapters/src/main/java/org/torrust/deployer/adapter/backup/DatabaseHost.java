package org.torrust.deployer.adapter.backup;

import java.nio.file.Path;
import org.torrust.deployer.command.port.Site;

/** Where the database of a tracker lies; its services are down while it is copied. */
public interface DatabaseHost {

    /** Copies the database to a tar file of the operator's, and the tracker's configuration to another. */
    void fetch(Site site, Path database, Path trackerToml);

    /** Stops the services and puts a database in place of the one that is there, which is kept beside it. */
    void putBack(Site site, Path database);
}
