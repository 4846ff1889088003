package dev.assay.harness.export;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Reason;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.dashboards.text.Columns;
import dev.assay.dashboards.text.Provenance;
import dev.assay.harness.export.junit.JUnitXml;
import dev.assay.harness.export.junit.TestCase;
import dev.assay.harness.export.junit.TestSuite;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.RunSummary;
import dev.assay.results.summary.TrialRow;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** JUnit XML: a test suite a run, a test case a trial. A suspect trial is skipped: it says nothing, good or bad. */
public final class JUnitExporter implements Exporter {
    @Override
    public String extension() {
        return ".junit.xml";
    }

    @Override
    public void write(List<RunSummary> runs, OutputStream out) throws IOException {
        JUnitXml.write(runs.stream().map(JUnitExporter::suite).toList(), out);
    }

    private static TestSuite suite(RunSummary run) {
        Map<String, String> properties = new LinkedHashMap<>();
        Provenance.of(run).forEach(fact -> properties.put(fact.name(), fact.value()));
        List<Cell> cells = run.cells().stream().map(CellSummary::cell).toList();
        return new TestSuite(
                run.run().suite(),
                run.run().started(),
                properties,
                run.trials().stream()
                        .map(trial -> testCase(run.run().suite(), trial, cells))
                        .toList());
    }

    /** Names that the next run of the suite has too, so that a server can tell a trial's history. */
    private static TestCase testCase(String suite, TrialRow row, List<Cell> cells) {
        TrialDocument.Trial trial = row.document().trial();
        Cell cell = row.document().cell();
        return new TestCase(
                // Servers take a dot for a level, and names of models and runtimes are full of them.
                suite + "." + Columns.label(cell, cells).replace('.', '_') + " [" + cell.id() + "]",
                "block " + trial.block(),
                seconds(trial),
                outcome(trial.id(), row.verdict()));
    }

    /** Null for a trial that never began. */
    private static BigDecimal seconds(TrialDocument.Trial trial) {
        return trial.started() == null || trial.ended() == null
                ? null
                : BigDecimal.valueOf(
                        Duration.between(trial.started(), trial.ended()).toMillis(), 3);
    }

    private static TestCase.Outcome outcome(String trial, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Valid _ -> new TestCase.Passed();
            case Verdict.Suspect(List<Reason> reasons) ->
                new TestCase.Skipped(reasons.stream()
                        .map(reason -> reason.code() + ": " + reason.detail())
                        .collect(Collectors.joining(" ")));
            case Verdict.Failed(Failure failure, String detail) -> {
                String message = detail == null ? failure.name() : failure + ": " + detail;
                String text = "trial " + trial + "\n" + message;
                yield failure.isOutsideTheCell()
                        ? new TestCase.Errored(failure.name(), message, text)
                        : new TestCase.Failed(failure.name(), message, text);
            }
        };
    }
}
