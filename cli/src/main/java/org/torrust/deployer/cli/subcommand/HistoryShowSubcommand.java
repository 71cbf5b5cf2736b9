package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.history.OperationName;
import org.torrust.deployer.cli.history.OperationStory;
import org.torrust.deployer.cli.history.Past;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show all of one operation. */
@Command(
        name = "show",
        description =
                "Show all of one operation: who, when, how long, with which words, why, with which versions, its steps,"
                        + " what it changed, how it ended, where its tools' output is, and its events.",
        footer = {
            "",
            "Examples:",
            "  torrust-tracker-deployer history show 20261124-101500-7f3a9c",
            "  torrust-tracker-deployer history show 42 --format json"
        })
public final class HistoryShowSubcommand extends Subcommand {

    @Parameters(
            paramLabel = "OPERATION",
            converter = ValueConverter.OperationNames.class,
            description = "Its id, or the SEQ of any event of it.")
    private OperationName operation;

    public HistoryShowSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        var story = SecondLook.at(
                context().reading(), this::story, seen -> seen.told().isAbandoned());
        context().presentation().past().story(story);
    }

    private OperationStory story(Past past) {
        return past.story(
                switch (operation) {
                    case OperationName.Id named -> past.operation(named.id());
                    case OperationName.Position at -> past.operationAt(at.position());
                });
    }
}
