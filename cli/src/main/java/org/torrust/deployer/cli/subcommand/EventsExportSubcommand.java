package org.torrust.deployer.cli.subcommand;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.cli.WriterStream;
import org.torrust.deployer.cli.presentation.Words;
import org.torrust.deployer.eventstore.ExportedHistory;
import org.torrust.deployer.query.moment.PointInTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Write the event log, or a part of it, for others to read. */
@Command(
        name = "export",
        description = {
            "Write the event log as JSON lines, with the hash of each event. The same history gives the same bytes.",
            "Of one environment or from a time on it is a part: it says itself how its chain can be checked."
        },
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer events export -o history.jsonl",
            "  torrust-tracker-deployer events export demo -o demo.jsonl",
            "  torrust-tracker-deployer events export --since 7d | jq -r .type"
        })
public final class EventsExportSubcommand extends Subcommand {

    private static final Path STANDARD_OUTPUT = Path.of("-");

    @Parameters(
            arity = "0..1",
            paramLabel = "ENVIRONMENT",
            converter = EnvironmentNameConverter.class,
            description = "Only its events. Default: those of all.")
    private @Nullable EnvironmentName environment;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = ValueConverter.Times.class,
            description =
                    "From the first event on that was recorded then or later: a time, a day, or an age such as 2h.")
    private @Nullable PointInTime since;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it, whole or not at all; - for stdout, which is the default.")
    private Path output = STANDARD_OUTPUT;

    public EventsExportSubcommand(Context context) {
        super(context);
    }

    /** What could not be written to stdout is judged in the end, as of every result. */
    private void print(@Nullable String name, long after) {
        try {
            context().events().export(name, after, new WriterStream(out()));
        } catch (UncheckedIOException e) {
            if (!out().checkError()) {
                throw e;
            }
        }
    }

    @Override
    void run() {
        requireOwnFormat("An export is JSON lines", Format.table, Format.jsonl);
        var name = environment == null ? null : existing(environment).name().value();
        var from = since;
        var after = from == null
                ? 0
                : context().events().raw(raw -> raw.before(from.when(context().now())));
        if (output.equals(STANDARD_OUTPUT)) {
            print(name, after);
        } else {
            OutputFiles.require(output, "export");
            OutputFiles.write(output, "export", file -> context().events().export(name, after, file));
            say("The export is in %s: %s."
                    .formatted(
                            output,
                            Words.counted(ExportedHistory.in(output).header().count(), "event")));
        }
    }
}
