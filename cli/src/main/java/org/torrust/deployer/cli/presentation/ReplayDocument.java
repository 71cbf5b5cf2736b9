package org.torrust.deployer.cli.presentation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.cli.replay.ReplayedEvent;
import org.torrust.deployer.cli.replay.Scene;

/** A replay for programs, as one document. */
final class ReplayDocument implements ReplayTeller {

    private final PrintWriter out;
    private final Format format;
    private final Detail detail;
    private final ObjectNode document = Document.create();
    private final ArrayNode environments = document.putArray("environments");

    ReplayDocument(PrintWriter out, Format format, Detail detail) {
        this.out = out;
        this.format = format;
        this.detail = detail;
    }

    @Override
    public void begin(EnvironmentName environment) {
        var node = environments.addObject().put("name", environment.value());
        node.putArray("events");
        node.putNull("failure").putNull("state");
    }

    @Override
    public void event(ReplayedEvent event) {
        if (detail != Detail.NOTHING) {
            current().withArrayProperty("events").add(ReplayNodes.event(event, detail));
        }
    }

    @Override
    public void failure(ReplayedEvent event, @Nullable String jobs) {
        current().set("failure", ReplayNodes.failure(event, jobs));
        end(event.before());
    }

    @Override
    public void end(Scene scene) {
        current().set("state", ReplayNodes.state(scene));
    }

    @Override
    public void close() {
        Document.print(out, format, document);
    }

    private ObjectNode current() {
        return (ObjectNode) environments.get(environments.size() - 1);
    }
}
