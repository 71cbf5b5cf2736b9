package org.torrust.deployer.adapter.lxd;

import java.util.Map;
import org.torrust.deployer.adapter.workspace.WorkspaceId;
import org.torrust.deployer.api.environment.EnvironmentName;

/** How what an environment has at LXD is called and labelled; two workspaces can each have their own of one name. */
public record LxdNames(EnvironmentName environment, WorkspaceId workspace) {

    static final String ENVIRONMENT = "user.torrust-deployer.environment";
    static final String WORKSPACE = "user.torrust-deployer.workspace";

    /** At most 63 characters, as LXD and DNS want it. */
    public String instance() {
        return "torrust-%s-%s".formatted(environment, workspace.shortened());
    }

    public String volume() {
        return instance() + "-data";
    }

    /** What everything made for the environment carries, so that it can be found without any state. */
    public Map<String, String> labels() {
        return Map.of(ENVIRONMENT, environment.value(), WORKSPACE, workspace.value());
    }
}
