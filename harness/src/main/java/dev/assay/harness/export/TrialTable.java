package dev.assay.harness.export;

import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.verdict.Reason;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.results.summary.RunSummary;
import dev.assay.results.summary.TrialRow;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row a trial with exact values. Of a distribution it has the count: the values themselves are in the JSON export. */
final class TrialTable {
    private TrialTable() {}

    record Row(RunSummary run, TrialRow trial) {
        private TrialDocument document() {
            return trial.document();
        }
    }

    static Table<Row> of(List<RunSummary> runs) {
        List<Row> rows = runs.stream()
                .flatMap(run -> run.trials().stream().map(trial -> new Row(run, trial)))
                .toList();
        return new Table<>(
                "trials",
                CellFields.join(Stream.of(
                        CellFields.of(
                                row -> row.run().run(), row -> row.document().cell()),
                        List.of(Field.text(
                                "sensors_simulated",
                                "what stood in for the device's sensors; empty: nothing did",
                                row -> row.document().sensing() == null
                                        ? null
                                        : row.document().sensing().simulated())),
                        plan(),
                        verdict(),
                        Arrays.stream(Metric.values())
                                .filter(metric -> rows.stream().anyMatch(row -> has(row, metric)))
                                .map(metric -> field(metric, rows))
                                .toList(),
                        List.of(
                                Field.text(
                                        "absent", "metrics without a value, each with the reason", TrialTable::absent),
                                Field.text(
                                        "bundle_sha256",
                                        "hash of the bundle's manifest: the trial's identity",
                                        row -> row.trial().bundleSha256())))),
                rows);
    }

    private static List<Field<Row>> plan() {
        Function<Row, TrialDocument.Trial> trial = row -> row.document().trial();
        return List.of(
                Field.text("trial", "id of the trial", trial.andThen(TrialDocument.Trial::id)),
                Field.count("block", "in a block every cell stands once", trial.andThen(TrialDocument.Trial::block)),
                Field.count("order", "place in the plan", trial.andThen(TrialDocument.Trial::order)),
                Field.count("attempt", "1 and up", trial.andThen(TrialDocument.Trial::attempt)),
                Field.text("started", "UTC", trial.andThen(t -> Objects.toString(t.started(), null))),
                Field.text("ended", "UTC", trial.andThen(t -> Objects.toString(t.ended(), null))),
                Field.text(
                        "gate",
                        "what the gate before the trial did",
                        row -> row.document().gate() == null
                                ? null
                                : row.document().gate().result().name()),
                new Field<>(
                        "gate_waited_s",
                        "s",
                        "how long the gate waited",
                        row -> row.document().gate() == null
                                ? Value.NOTHING
                                : new Value.Exact(row.document().gate().waitedS())));
    }

    private static List<Field<Row>> verdict() {
        Function<Row, Verdict> verdict = row -> row.trial().verdict();
        return List.of(
                Field.text("verdict", "valid, suspect or failed", verdict.andThen(v -> switch (v) {
                    case Verdict.Valid valid -> "valid";
                    case Verdict.Suspect suspect -> "suspect";
                    case Verdict.Failed failed -> "failed";
                })),
                Field.text("reasons", "codes of the doubts, or the failure", verdict.andThen(v -> switch (v) {
                    case Verdict.Valid valid -> null;
                    case Verdict.Suspect suspect ->
                        joined(suspect, reason -> reason.code().name(), ", ");
                    case Verdict.Failed failed -> failed.failure().name();
                })),
                Field.text("detail", "the reasons in words", verdict.andThen(v -> switch (v) {
                    case Verdict.Valid valid -> null;
                    case Verdict.Suspect suspect -> joined(suspect, Reason::detail, " ");
                    case Verdict.Failed failed -> failed.detail();
                })));
    }

    private static String joined(Verdict.Suspect suspect, Function<Reason, String> part, String separator) {
        return suspect.reasons().stream().map(part).collect(Collectors.joining(separator));
    }

    private static boolean has(Row row, Metric metric) {
        return switch (row.trial().values().get(metric)) {
            case null -> false;
            case MetricValue.Absent absent -> false;
            case MetricValue value -> true;
        };
    }

    private static Field<Row> field(Metric metric, List<Row> rows) {
        boolean distribution =
                rows.stream().anyMatch(row -> row.trial().values().get(metric) instanceof MetricValue.Distribution);
        return new Field<>(
                distribution ? metric.key() + ".n" : metric.key(),
                distribution ? "" : metric.unit(),
                distribution ? metric.meaning() + ": how many values" : metric.meaning(),
                row -> switch (row.trial().values().get(metric)) {
                    case null -> Value.NOTHING;
                    case MetricValue.Scalar scalar -> new Value.Exact(scalar.value());
                    case MetricValue.Distribution values ->
                        new Value.Count(values.values().size());
                    case MetricValue.Absent absent -> Value.NOTHING;
                });
    }

    private static String absent(Row row) {
        return row.trial().values().entrySet().stream()
                .filter(e -> e.getValue() instanceof MetricValue.Absent)
                .map(e -> e.getKey().key() + ": " + ((MetricValue.Absent) e.getValue()).reason())
                .collect(Collectors.joining("; "));
    }
}
