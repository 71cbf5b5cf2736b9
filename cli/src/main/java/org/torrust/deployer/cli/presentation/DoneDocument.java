package org.torrust.deployer.cli.presentation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.query.status.EnvironmentStatus;

/** What was done, for programs. */
final class DoneDocument {

    private DoneDocument() {}

    static ObjectNode of(Done done) {
        var status = done.status();
        var document = Document.create()
                .put("environment", status.name().value())
                .put("simulated", status.configuration().provider().word().equals("simulated"))
                .put("operation", value(done.operation()))
                .put("kind", done.kind())
                .put("outcome", "succeeded")
                .put("changed", done.changed())
                .put("state", status.state().word())
                .put("release", newest(status))
                .put("backup", path(done.backup()));
        var urls = document.putArray("urls");
        Urls.of(status).forEach(urls::add);
        return document;
    }

    private static @Nullable String newest(EnvironmentStatus status) {
        var released = status.claims().released();
        return released == null ? null : value(released.id());
    }

    private static @Nullable String value(@Nullable OperationId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable String path(@Nullable Path file) {
        return file == null ? null : file.toAbsolutePath().normalize().toString();
    }
}
