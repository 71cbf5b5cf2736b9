package org.torrust.deployer.cli.presentation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.torrust.deployer.adapter.docker.Vitals;
import org.torrust.deployer.adapter.drift.Drift;
import org.torrust.deployer.api.configuration.EnvironmentConfiguration;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.operation.OperationOptions;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.cli.CheckLine;
import org.torrust.deployer.cli.DoneFix;
import org.torrust.deployer.cli.Format;
import org.torrust.deployer.cli.configuration.EffectiveSettings;
import org.torrust.deployer.cli.progress.Console;
import org.torrust.deployer.cli.replay.CheckResult;
import org.torrust.deployer.command.PlannedStep;
import org.torrust.deployer.command.port.Holders.Liveness;
import org.torrust.deployer.command.port.PlannedChange;
import org.torrust.deployer.query.list.EnvironmentLine;
import org.torrust.deployer.query.list.EnvironmentSummary;
import org.torrust.deployer.query.status.EnvironmentStatus;
import org.torrust.deployer.query.views.Comparison;

/** Writes answers to stdout in the asked format. */
public final class Presentation {

    private final PrintWriter out;
    private final Format format;
    private final Instant now;

    public Presentation(PrintWriter out, Format format, Instant now) {
        this.out = out;
        this.format = format;
        this.now = now;
    }

    /**
     * Environments for programs.
     *
     * @param asOf when they stood so, or null for now
     */
    public void list(List<EnvironmentSummary> environments, @Nullable Instant asOf) {
        var document = Document.create();
        if (asOf != null) {
            document.putObject("asOf").put("time", asOf.toString());
        }
        var rows = document.putArray("environments");
        environments.forEach(environment -> rows.add(summary(environment)));
        Document.print(out, format, document);
    }

    /**
     * Environments for people, one a row.
     *
     * @param width how many columns at most, or null for as wide as they come
     * @param asOf when they stood so, or null for now
     */
    public void table(List<EnvironmentLine> environments, @Nullable Integer width, @Nullable Instant asOf) {
        if (asOf != null) {
            out.println("As of %s (%s)".formatted(asOf, Ages.ago(asOf, now)));
        }
        var table = new ListTable(now);
        (width == null ? table.wide(environments) : table.narrow(environments, width)).print(out);
    }

    /**
     * One environment with its last operation.
     *
     * @param vitals how its machine is now, or null when it was not asked
     * @param carrier what can be said of the process of the operation under way, or null when none is or none was asked
     * @param asked what the last operation was asked with, where going on has to ask the same
     */
    public void status(
            EnvironmentStatus status, @Nullable Vitals vitals, @Nullable Liveness carrier, OperationOptions asked) {
        if (format == Format.table) {
            new StatusText(out, now).print(status, vitals, carrier, asked);
        } else {
            Document.print(out, format, StatusDocument.of(status, vitals, carrier));
        }
    }

    /** Only the services of an environment. */
    public void services(EnvironmentStatus status, Vitals vitals, boolean simulated) {
        if (format == Format.table) {
            if (simulated) {
                out.println("SIMULATED: nothing of %s is real.".formatted(status.name()));
            }
            if (!vitals.isReachable()) {
                VitalsText.machine(out, vitals);
            }
            VitalsText.services(out, vitals.services());
            return;
        }
        var document = Document.create().put("name", status.name().value()).put("simulated", simulated);
        document.set("machine", StatusDocument.machine(vitals));
        Document.print(out, format, document);
    }

    /** How an environment differs from what is recorded of it. */
    public void drift(EnvironmentStatus status, Drift drift) {
        var simulated = status.configuration().provider().word().equals("simulated");
        if (format == Format.table) {
            if (simulated) {
                out.println("SIMULATED: nothing of %s is real.".formatted(status.name()));
            }
            DriftText.print(out, status.name(), drift);
        } else {
            Document.print(out, format, DriftText.document(status.name(), drift, simulated));
        }
    }

    /** That it went well, for programs; people are told in a sentence. */
    public void done(Done done) {
        if (format != Format.table) {
            Document.print(out, format, DoneDocument.of(done));
        }
    }

    /** That a release serves: its services, and where they are found. */
    public void running(Done done, Vitals vitals) {
        var status = done.status();
        if (format == Format.table) {
            services(status, vitals, status.configuration().provider().word().equals("simulated"));
            Urls.of(status).forEach(out::println);
            return;
        }
        var document = DoneDocument.of(done).put("name", status.name().value());
        document.set("machine", StatusDocument.machine(vitals));
        Document.print(out, format, document);
    }

    /** What {@code config set} would change and have gone through again. */
    public void change(
            EnvironmentStatus before, EnvironmentConfiguration after, List<String> keys, List<Phase> touched) {
        var was = EffectiveSettings.of(before.configuration());
        var wished = EffectiveSettings.of(after);
        if (format == Format.table) {
            keys.forEach(key ->
                    out.println("would change   %s from '%s' to '%s'".formatted(key, was.get(key), wished.get(key))));
            return;
        }
        var document = Document.create()
                .put("environment", before.name().value())
                .put("simulated", before.configuration().provider().word().equals("simulated"));
        var listed = document.putArray("settings");
        keys.forEach(key ->
                listed.addObject().put("key", key).put("before", was.get(key)).put("after", wished.get(key)));
        var phases = document.putArray("touched");
        touched.forEach(phase -> phases.add(phase.word()));
        Document.print(out, format, document);
    }

    /** How a suite of tests came out; {@code wish} is null where the format of all results is meant. */
    public void report(TestReport report, @Nullable ReportFormat wish) {
        if (wish == null) {
            report.print(out, format);
        } else {
            report.print(out, wish);
        }
    }

    /** What is told of the past. */
    public HistoryPresentation past() {
        return new HistoryPresentation(out, format, now);
    }

    /** Tells a replay as it is played. */
    public ReplayTeller replay(ReplayTeller.Detail detail) {
        return switch (format) {
            case table -> new ReplayText(out, now, detail);
            case jsonl -> new ReplayLines(out, detail);
            case json, yaml -> new ReplayDocument(out, format, detail);
        };
    }

    /**
     * What a check of the history came to.
     *
     * @param comparisons of what is kept with what follows from the events
     * @param uncompared why that was not compared, or null
     */
    public void checked(CheckResult result, List<Comparison> comparisons, @Nullable String uncompared) {
        if (format == Format.table) {
            ReplayCheckText.print(out, result, uncompared);
            new ProjectionsPresentation(out, format, now).verified(comparisons);
            return;
        }
        var document = Document.create()
                .put("good", result.isGood() && comparisons.stream().allMatch(Comparison::isSame))
                .put("environments", result.environments().size())
                .put("events", result.events())
                .put("decisions", result.decisions())
                .put("found", result.found());
        var findings = document.putArray("findings");
        result.findings().forEach(finding -> findings.add(ReplayNodes.finding(finding)));
        document.set("projections", Document.tree(comparisons));
        document.put("uncompared", uncompared);
        Document.print(out, format, document);
    }

    /** That a file of settings can be used. */
    public void validated(String file, String provider) {
        if (format == Format.table) {
            out.println("%s can be used: a new environment, provider %s.".formatted(Words.visible(file), provider));
            return;
        }
        Document.print(
                out,
                format,
                Document.create().put("valid", true).put("file", file).put("provider", provider));
    }

    /**
     * The settings of an environment; where nothing else is asked, as a file that can be read again.
     *
     * @param own SHA-256 in hex of the tracker configuration that is used instead of some of them, or null
     */
    public void configuration(EnvironmentName environment, ObjectNode settings, @Nullable String own) {
        if (format == Format.table) {
            if (own != null) {
                out.println("# Releases are made with your own tracker.toml, SHA-256 %s;".formatted(own));
                out.println("# of tracker, only image, tag and api-token count.");
            }
            Document.print(out, Format.yaml, settings);
            return;
        }
        var document = Document.create().put("environment", environment.value());
        document.put("ownConfiguration", own);
        document.set("configuration", settings);
        Document.print(out, format, document);
    }

    /** That an environment could be created, and with which settings; only for programs. */
    public void creation(EnvironmentName environment, ObjectNode settings) {
        var provider = settings.path("provider").path("name").asText();
        var document = Document.create()
                .put("environment", environment.value())
                .put("provider", provider)
                .put("simulated", provider.equals("simulated"));
        document.set("configuration", settings);
        Document.print(out, format, document);
    }

    /** The steps that would be done. */
    public void plan(List<PlannedStep> steps, List<PlannedChange> changes, boolean simulated) {
        if (format == Format.table) {
            plan(steps);
            changes(out, changes);
            return;
        }
        var document = Document.create().put("simulated", simulated);
        var listed = document.putArray("steps");
        steps.forEach(planned -> listed.addObject()
                .put("phase", planned.step().phase().word())
                .put("step", planned.step().word())
                .put("why", planned.why()));
        document.set("changes", Document.tree(changes));
        Document.print(out, format, document);
    }

    private void plan(List<PlannedStep> steps) {
        if (steps.isEmpty()) {
            out.println("nothing to do");
        }
        @Nullable Phase phase = null;
        var before = "";
        for (var planned : steps) {
            var step = planned.step();
            var isKnown = step.phase() == phase && planned.why().equals(before);
            var why = isKnown ? "" : "because " + planned.why();
            before = planned.why();
            out.println("would do   %-9s %-16s %s"
                    .formatted(step.phase().word(), step, why)
                    .stripTrailing());
            phase = step.phase();
        }
    }

    /** What would be done at the provider, a line each, as OpenTofu marks it. */
    public static void changes(PrintWriter to, List<PlannedChange> changes) {
        marked(changes).forEach(line -> to.println("  " + line));
    }

    static List<String> marked(List<PlannedChange> changes) {
        return changes.stream().map(Presentation::marked).toList();
    }

    private static String marked(PlannedChange change) {
        var mark = switch (change.action()) {
            case "create" -> "+ ";
            case "delete" -> "- ";
            case "update" -> "~ ";
            default -> "-/+ ";
        };
        return mark + change.resource() + " (" + change.action() + ")";
    }

    /** What was checked, a line each, and what was carried out to set it right. */
    public void checks(List<CheckLine> lines, List<DoneFix> fixes, boolean simulated, Console console) {
        if (format == Format.table) {
            new CheckText(out, console.isUtf8() ? Marks.SIGNS : Marks.LETTERS, console.outputWidth()).print(lines);
            return;
        }
        var document = Document.create().put("simulated", simulated);
        document.set("checks", Document.tree(lines));
        document.set("fixes", Document.tree(fixes));
        Document.print(out, format, document);
    }

    private static ObjectNode summary(EnvironmentSummary environment) {
        var address = environment.address();
        var node = Document.create()
                .put("name", environment.name().value())
                .put("state", environment.state().word())
                .put("provider", environment.provider())
                .put("simulated", environment.provider().equals("simulated"))
                .put("created", environment.created().toString())
                .put("modified", environment.modified().toString())
                .put("address", address == null ? null : address.host());
        node.remove("schemaVersion");
        node.set("lastOperation", StatusDocument.operation(environment.lastOperation()));
        return node;
    }
}
