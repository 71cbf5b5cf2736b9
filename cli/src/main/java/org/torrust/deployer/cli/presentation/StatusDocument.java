package org.torrust.deployer.cli.presentation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.docker.Vitals;
import org.torrust.deployer.api.environment.Release;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.query.LastOperation;
import org.torrust.deployer.query.status.EnvironmentStatus;

/** The status of an environment for programs. */
final class StatusDocument {

    /** What a machine is asked for together; a zero would look as if it had been. */
    private static final List<String> MEASURED =
            List.of("cpus", "load", "memoryBytes", "memoryUsedBytes", "diskBytes", "diskUsedBytes");

    private StatusDocument() {}

    static ObjectNode of(EnvironmentStatus status, @Nullable Vitals vitals) {
        return of(status, vitals, null);
    }

    static ObjectNode of(EnvironmentStatus status, @Nullable Vitals vitals, @Nullable Liveness carrier) {
        var claims = status.claims();
        var address = claims.address();
        var document = Document.create()
                .put("name", status.name().value())
                .put("state", status.state().word())
                .put("provider", status.configuration().provider().word())
                .put("simulated", status.configuration().provider().word().equals("simulated"))
                .put("created", status.created().toString())
                .put("modified", status.modified().toString())
                .put("address", address == null ? null : address.host())
                .put("sshPort", address == null ? null : address.sshPort())
                .put("hostKey", claims.hostKey());
        document.put("ownConfiguration", claims.ownConfiguration());
        document.set("running", release(claims.running()));
        document.set("pending", release(claims.pending()));
        var urls = document.putArray("urls");
        Urls.of(status).forEach(urls::add);
        document.set("touched", Document.tree(claims.touched()));
        if (vitals != null) {
            document.set("machine", machine(vitals));
        }
        document.set("lastOperation", operation(status.lastOperation()));
        if (carrier != null) {
            document.put("carrier", carrier.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        document.set("steps", Document.tree(status.steps()));
        document.set("configuration", Document.tree(status.configuration()));
        return document;
    }

    static ObjectNode machine(Vitals vitals) {
        var node = (ObjectNode) Document.tree(vitals);
        if (vitals.cpus() == 0) {
            node.remove(MEASURED);
        }
        return node.put("reachable", vitals.isReachable());
    }

    static ObjectNode operation(LastOperation operation) {
        var node = (ObjectNode) Document.tree(operation);
        node.put("status", operation.status().words());
        node.put("step", operation.step() == null ? null : operation.step().word());
        return node;
    }

    private static @Nullable ObjectNode release(@Nullable Release release) {
        return release == null ? null : (ObjectNode) Document.tree(release);
    }
}
