package org.torrust.deployer.cli.subcommand;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.cli.CheckLine;
import org.torrust.deployer.cli.Checkup;
import org.torrust.deployer.cli.Checkup.Fix;
import org.torrust.deployer.cli.Checkup.Plan;
import org.torrust.deployer.cli.DoneFix;
import org.torrust.deployer.cli.SubcommandFailed;

/**
 * Sets checks right: says which commands, asks, runs them, looks again; until all is well or nothing is left to try.
 *
 * <p>There are several rounds, since one thing shows the next: that LXD was never initialised is seen once it is installed.
 */
final class FixRounds {

    private final Checkup checkup;
    private final PrintWriter err;
    private final boolean quiet;
    private final Supplier<@Nullable String> consent;
    private final List<DoneFix> done = new ArrayList<>();

    /** @param consent asks whether to go on and gives the answer; null when nobody can be asked */
    FixRounds(Checkup checkup, PrintWriter err, boolean quiet, Supplier<@Nullable String> consent) {
        this.checkup = checkup;
        this.err = err;
        this.quiet = quiet;
        this.consent = consent;
    }

    /** What was carried out so far. */
    List<DoneFix> done() {
        return List.copyOf(done);
    }

    /** The last look; each round tries what no earlier one did, so there is an end. */
    List<CheckLine> run(List<CheckLine> first) {
        var lines = first;
        var plan = checkup.plan();
        while (!plan.fixes().isEmpty()) {
            tell(plan);
            if (!isAllowed()) {
                return lines;
            }
            plan.fixes().forEach(this::carryOut);
            lines = checkup.look();
            plan = checkup.plan();
        }
        outOfReach(plan);
        return lines;
    }

    private boolean isAllowed() {
        var answer = consent.get();
        if (answer == null) {
            throw SubcommandFailed.usage(
                    "Nobody can be asked here whether these commands may run.",
                    "Say that they may: torrust-tracker-deployer check --fix --yes");
        }
        var allowed = answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y");
        if (!allowed) {
            say("Nothing was run.");
        }
        return allowed;
    }

    private void tell(Plan plan) {
        say("To set it right, these commands will run:");
        plan.fixes().forEach(this::tell);
    }

    private void tell(Fix fix) {
        say("  # " + fix.why());
        fix.files().forEach(this::tellFile);
        fix.commands().forEach(command -> say("  " + command));
    }

    private void tellFile(String name, String content) {
        say("  # with a file " + name + ":");
        content.lines().forEach(line -> say("  #   " + line));
    }

    private void carryOut(Fix fix) {
        say("");
        say("-- " + fix.why());
        var failed = checkup.carryOut(fix, line -> say("   " + visible(line)));
        done.add(new DoneFix(fix.why(), fix.commands(), failed.orElse(null)));
        failed.ifPresent(why -> say("-- failed: " + why));
    }

    private void outOfReach(Plan plan) {
        plan.outOfReach().forEach(sentence -> say("Not from here: " + sentence));
    }

    /** Package managers move the cursor and colour; a line of theirs must not. */
    private static String visible(String line) {
        return line.replaceAll("\\e\\[[0-9;?]*[A-Za-z]", "")
                .replaceAll("\\p{Cc}", " ")
                .stripTrailing();
    }

    private void say(String line) {
        if (!quiet) {
            err.println(line);
            err.flush();
        }
    }
}
