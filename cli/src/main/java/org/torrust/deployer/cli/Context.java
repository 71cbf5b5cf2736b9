package org.torrust.deployer.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.ssh.Pause;
import org.torrust.deployer.adapter.workspace.Workspace;
import org.torrust.deployer.adapter.workspace.WorkspaceGuard;
import org.torrust.deployer.cli.presentation.EventsPresentation;
import org.torrust.deployer.cli.presentation.Folding;
import org.torrust.deployer.cli.presentation.Presentation;
import org.torrust.deployer.cli.presentation.ProjectionsPresentation;
import org.torrust.deployer.cli.progress.Console;
import org.torrust.deployer.cli.progress.Gauge;
import org.torrust.deployer.cli.progress.ProgressDisplay;
import org.torrust.deployer.command.port.Interruption;
import picocli.CommandLine.Model.CommandSpec;

/** What a subcommand works with: the options, the rest of the program, and where it may write. */
public final class Context {

    private final Deployer deployer;
    private final Program program;
    private final Console console;
    private final Clock clock;
    private final Interruption interruption;
    private final List<String> commandLine;
    private final Pause pause;
    private @Nullable String reason;
    private boolean isSeen;

    Context(
            Deployer deployer,
            Program program,
            Console console,
            Clock clock,
            Interruption interruption,
            List<String> commandLine) {
        this.deployer = deployer;
        this.program = program;
        this.console = console;
        this.clock = clock;
        this.interruption = interruption;
        this.commandLine = List.copyOf(commandLine);
        this.pause = program.pause();
    }

    public GlobalOptions options() {
        return deployer.options();
    }

    public PrintWriter out() {
        return deployer.commandLine().getOut();
    }

    public PrintWriter err() {
        return deployer.commandLine().getErr();
    }

    /** All commands, as they describe themselves. */
    public CommandSpec commands() {
        return deployer.commandLine().getCommandSpec();
    }

    public Program program() {
        return program;
    }

    public Console console() {
        return console;
    }

    /** The command line as typed, for the record. */
    public List<String> commandLine() {
        return commandLine;
    }

    /** Why it is done, in the operator's words; null when none were given. */
    public @Nullable String reason() {
        return reason;
    }

    /** To be recorded with what is done from now on. */
    public void because(@Nullable String words) {
        reason = words;
    }

    public Interruption interruption() {
        return interruption;
    }

    /** @throws SubcommandFailed when what was named is no folder */
    public Workspace workspace() {
        var workspace = options().workspace();
        requireFolder(workspace.root());
        return workspace;
    }

    /** It may still have to be made, below what is there. */
    private static void requireFolder(Path root) {
        Stream.iterate(root, Objects::nonNull, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .filter(there -> !Files.isDirectory(there))
                .ifPresent(there -> {
                    throw SubcommandFailed.usage(
                            "The workspace %s cannot be used: %s is no folder.".formatted(root, there),
                            "Name a folder: --workspace DIR");
                });
    }

    /** Looks whether what it names may be written to, before anything is asked of it. */
    public void requireOwnWorkspace() {
        new WorkspaceGuard(workspace()).requireOwn();
        isSeen = true;
    }

    /** For what tells itself who can write to it. */
    public void seeWithoutWarning() {
        isSeen = true;
    }

    /** Who only reads does so all the same, and is warned once. */
    private Workspace seen() {
        var workspace = workspace();
        if (!isSeen) {
            isSeen = true;
            var open = new WorkspaceGuard(workspace).open();
            if (!open.isEmpty() && !options().isQuiet()) {
                err().println(Problem.visible(
                        "Warning: %s. %s".formatted(WorkspaceGuard.openWords(open), WorkspaceGuard.closing(open)),
                        2000));
                err().flush();
            }
        }
        return workspace;
    }

    public ReadSide reading() {
        return program.reading(seen());
    }

    public EventsSide events() {
        return program.events(seen());
    }

    public ProjectionsSide projections() {
        return program.projections(seen(), now());
    }

    /** Does long work on so many events; stderr shows how far it has come. */
    public <T> T gauged(long total, Function<Gauge, T> work) {
        try (var gauge = new Gauge(err(), console, clock, options().isQuiet(), total)) {
            return work.apply(gauge);
        }
    }

    public Instant now() {
        return clock.instant();
    }

    /** Lets time pass between two looks. */
    public void pause(Duration duration) {
        pause.of(duration);
    }

    public HostSide machines() {
        return program.machines(workspace(), interruption);
    }

    /** Shows progress on stderr while it is open. */
    public WriteSide writing() {
        var display = new ProgressDisplay(
                err(), console, clock, options().isVerbose(), options().isQuiet());
        return new ShowingWriteSide(program.writing(this, display), display);
    }

    public EventsPresentation eventsPresentation() {
        return new EventsPresentation(folded(), options().format());
    }

    public ProjectionsPresentation projectionsPresentation() {
        return new ProjectionsPresentation(folded(), options().format(), clock.instant());
    }

    public Presentation presentation() {
        return new Presentation(folded(), options().format(), clock.instant());
    }

    /** For what is copied as it is, such as a file. */
    public Presentation unfoldedPresentation() {
        return new Presentation(out(), options().format(), clock.instant());
    }

    /** Text for a terminal stays within it; a document does not care. */
    private PrintWriter folded() {
        return options().format() == Format.table && console.isOutputLive()
                ? Folding.into(out(), console.width())
                : out();
    }
}
