package org.torrust.deployer.cli.presentation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.cli.replay.ReplayedEvent;
import org.torrust.deployer.cli.replay.Scene;

/** A replay for programs that read it as it goes on: a line each event, and one with the state in the end. */
final class ReplayLines implements ReplayTeller {

    private final PrintWriter out;
    private final Detail detail;
    private String environment = "";

    ReplayLines(PrintWriter out, Detail detail) {
        this.out = out;
        this.detail = detail;
    }

    @Override
    public void begin(EnvironmentName name) {
        environment = name.value();
    }

    @Override
    public void event(ReplayedEvent event) {
        if (detail != Detail.NOTHING) {
            line("event", ReplayNodes.event(event, detail));
        }
    }

    @Override
    public void failure(ReplayedEvent event, @Nullable String jobs) {
        line("failure", ReplayNodes.failure(event, jobs));
        end(event.before());
    }

    @Override
    public void end(Scene scene) {
        line("state", ReplayNodes.state(scene));
    }

    @Override
    public void close() {}

    private void line(String what, JsonNode node) {
        var document = Document.create().put("name", environment);
        document.set(what, node);
        Document.print(out, Format.jsonl, document);
        out.flush();
    }
}
