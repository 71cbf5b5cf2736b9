package org.torrust.deployer.adapter.process;

import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a tool's own words in the log while it works, where someone looks that closely ({@code DEPLOYER_LOG=debug}). */
final class ToolOutput implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("org.torrust.deployer.tool");

    private final List<Tail> tails;

    private ToolOutput(List<Tail> tails) {
        this.tails = tails;
    }

    static ToolOutput of(Job job) {
        return new ToolOutput(
                LOG.isDebugEnabled() ? List.of(shown(job, job.stdout()), shown(job, job.stderr())) : List.of());
    }

    private static Tail shown(Job job, Path file) {
        return new Tail(file, line -> LOG.debug("{}: {}", job.tool(), line.replaceAll("\\p{Cc}", "?")));
    }

    void read() {
        tails.forEach(Tail::read);
    }

    @Override
    public void close() {
        read();
        tails.forEach(Tail::close);
    }
}
