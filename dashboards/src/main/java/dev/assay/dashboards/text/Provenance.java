package dev.assay.dashboards.text;

import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.results.summary.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where a run's figures come from, as name and value: what was asked, with what, and what ran. */
public record Provenance(String name, String value) {
    private static final Pattern PLAIN_ARGUMENT = Pattern.compile("[\\w@%+=:,./-]+");

    /** Facts that differ between the run's trials list every value, as they should not. */
    public static List<Provenance> of(RunSummary summary) {
        TrialDocument.Run run = summary.run();
        List<Provenance> facts = new ArrayList<>();
        facts.add(new Provenance("run", run.id()));
        facts.add(new Provenance("started", run.started().toString()));
        facts.add(new Provenance("suite", run.suite()));
        facts.add(new Provenance("suite sha256", run.suiteSha256()));
        facts.add(new Provenance("seed", Long.toString(run.seed())));
        facts.add(new Provenance("assay version", run.assayVersion()));
        facts.add(new Provenance("command line", commandLine(run)));
        collected(summary).forEach((name, values) -> facts.add(new Provenance(name, String.join("; ", values))));
        return facts;
    }

    private static Map<String, TreeSet<String>> collected(RunSummary summary) {
        Map<String, TreeSet<String>> facts = new TreeMap<>();
        summary.trials()
                .forEach(trial -> trial.document()
                        .provenance()
                        .forEach((name, value) -> facts.computeIfAbsent(name, n -> new TreeSet<>())
                                .add(value)));
        return facts;
    }

    /** The command that measured the run, as it could be typed into a shell. */
    public static String commandLine(TrialDocument.Run run) {
        return run.commandLine().stream()
                .map(a -> PLAIN_ARGUMENT.matcher(a).matches() ? a : "'" + a.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
