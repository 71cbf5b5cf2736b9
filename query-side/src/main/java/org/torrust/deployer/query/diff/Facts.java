package org.torrust.deployer.query.diff;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.Claims;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.api.operation.Phase;

/** What is true of an environment, by name and in words, without the settings; who did what last is no part of it. */
public final class Facts {

    private Facts() {}

    /** Under the names that {@code replay --step} has for it; empty where there is none. */
    public static Map<String, String> of(Claims claims) {
        var facts = new LinkedHashMap<String, String>();
        var address = claims.address();
        facts.put("state", claims.state().word());
        facts.put("address", address == null ? "" : "%s:%d".formatted(address.host(), address.sshPort()));
        facts.put("host key", claims.hostKey() == null ? "" : claims.hostKey());
        facts.put("release", words(claims.released()));
        facts.put("serving", words(claims.running()));
        facts.put(
                "to go through again",
                claims.touched().stream().map(Phase::word).collect(Collectors.joining(", ")));
        facts.put("own configuration", claims.ownConfiguration() == null ? "" : claims.ownConfiguration());
        return facts;
    }

    private static String words(@Nullable Release release) {
        return release == null ? "" : "%s (%s)".formatted(release.id(), release.image());
    }
}
