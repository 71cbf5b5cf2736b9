package org.torrust.deployer.adapter.docker;

import org.torrust.deployer.api.operation.OperationId;

/** Where releases lie on the machine. */
final class HostPaths {

    static final String ROOT = "/opt/torrust";
    static final String RELEASES = ROOT + "/releases";

    private HostPaths() {}

    /** The tracker's configuration in one release. */
    static String trackerToml(OperationId id) {
        return release(id) + "/tracker/tracker.toml";
    }

    /** The folder of one release. */
    static String release(OperationId id) {
        return RELEASES + "/" + id;
    }
}
