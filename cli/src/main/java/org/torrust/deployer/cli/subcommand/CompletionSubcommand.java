package org.torrust.deployer.cli.subcommand;

import org.torrust.deployer.cli.Context;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.cli.manual.Completion;
import org.torrust.deployer.cli.manual.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Print what lets a shell complete our command lines. */
@Command(
        name = "completion",
        description = "Print what lets a shell complete our command lines, names of environments included.",
        footer = {
            "",
            "It is installed where the deployer came as a package. Elsewhere:",
            "  bash: source <(torrust-tracker-deployer completion bash), in ~/.bashrc",
            "  zsh:  torrust-tracker-deployer completion zsh >FOLDER/_torrust-tracker-deployer,",
            "        with a FOLDER of $fpath",
            "  fish: the third example",
            "",
            "Examples:",
            "  source <(torrust-tracker-deployer completion bash)",
            "  source <(torrust-tracker-deployer completion zsh)",
            "  torrust-tracker-deployer completion fish >~/.config/fish/completions/torrust-tracker-deployer.fish"
        })
public final class CompletionSubcommand extends Subcommand {

    @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Shell shell;

    public CompletionSubcommand(Context context) {
        super(context);
    }

    @Override
    void run() {
        requireOwnFormat("A completion script is what its shell reads", Format.table);
        out().print(Completion.of(context().commands(), shell));
    }
}
