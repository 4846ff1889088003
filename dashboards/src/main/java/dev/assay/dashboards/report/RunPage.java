package dev.assay.dashboards.report;

import dev.assay.collectors.bundle.Cell;
import dev.assay.dashboards.text.AbsentNote;
import dev.assay.dashboards.text.CellGroup;
import dev.assay.dashboards.text.Column;
import dev.assay.dashboards.text.Columns;
import dev.assay.dashboards.text.Provenance;
import dev.assay.dashboards.text.Simulated;
import dev.assay.dashboards.text.TrialNote;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.RunSummary;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the template shows of a run. Plain text throughout: the template escapes. */
record RunPage(
        String id,
        String suite,
        String started,
        List<Setup> setup,
        String trials,
        boolean troubled,
        String synthetic,
        String simulated,
        List<Group> groups,
        List<CurvePlot> curves,
        RatioPlot ratios,
        List<Note> failed,
        List<Note> suspect,
        List<Note> outliers,
        List<Absent> absent,
        List<TrialLine> trialLines,
        List<ConditionRow> conditions,
        List<Provenance> provenance,
        String suiteText) {

    record Group(String title, ResultRows table, List<MethodRow> methods, List<StripPlot> plots) {}

    /** What the cells ran on and with. */
    record Setup(String name, List<String> values) {}

    record Note(String code, String cell, String trial, String detail) {}

    record Absent(String metrics, String cells, String reason) {}

    boolean hasCurves() {
        return !curves.isEmpty();
    }

    boolean hasFailed() {
        return !failed.isEmpty();
    }

    boolean hasSuspect() {
        return !suspect.isEmpty();
    }

    boolean hasOutliers() {
        return !outliers.isEmpty();
    }

    boolean hasAbsent() {
        return !absent.isEmpty();
    }

    static RunPage of(RunSummary run) {
        List<Cell> cells = run.cells().stream().map(CellSummary::cell).toList();
        CellSummary.Trials sum = sum(run.cells());
        return new RunPage(
                run.run().id(),
                run.run().suite(),
                run.run().started().toString(),
                setup(cells),
                Column.Trials.text(sum),
                sum.failed() + sum.suspect() > 0,
                cells.stream()
                        .filter(c -> c.model().weights() == Cell.Weights.SYNTHETIC)
                        .map(c -> c.model().reference())
                        .distinct()
                        .collect(Collectors.joining(", ")),
                Simulated.in(run) ? Simulated.NOTICE : "",
                CellGroup.of(run).stream()
                        .map(g -> new Group(
                                g.title(),
                                ResultRows.of(g.cells()),
                                MethodRow.of(g.cells()),
                                StripPlot.of(run, g.cells())))
                        .toList(),
                CurvePlot.of(run),
                run.ratios().isEmpty() ? null : RatioPlot.of(run.ratios()),
                TrialNote.failed(run).stream().map(n -> note(n, cells)).toList(),
                TrialNote.suspect(run).stream().map(n -> note(n, cells)).toList(),
                TrialNote.outliers(run).stream().map(n -> note(n, cells)).toList(),
                AbsentNote.of(run.cells()).stream()
                        .map(n -> new Absent(n.keys(), labels(n.cells(), cells), n.reason()))
                        .toList(),
                run.trials().stream().map(row -> TrialLine.of(row, cells)).toList(),
                ConditionRow.of(run),
                Provenance.of(run),
                run.run().suiteText());
    }

    private static List<Setup> setup(List<Cell> cells) {
        Setup device = new Setup(
                "device",
                distinct(
                        cells,
                        c -> c.device().id() + " (" + c.device().model() + ", "
                                + c.device().platform() + ", " + c.device().abi() + ")"));
        Setup runtime = new Setup("runtime", distinct(cells, Columns::runtime));
        Setup threads = new Setup("threads", distinct(cells, c -> Integer.toString(c.threads())));
        Setup collectors =
                new Setup("collectors", distinct(cells, c -> c.collectors().label()));
        return collectors.values().equals(List.of(Cell.Collectors.ALL.label()))
                ? List.of(device, runtime, threads)
                : List.of(device, runtime, threads, collectors);
    }

    private static CellSummary.Trials sum(List<CellSummary> cells) {
        return cells.stream()
                .map(CellSummary::trials)
                .reduce(
                        new CellSummary.Trials(0, 0, 0),
                        (a, b) -> new CellSummary.Trials(
                                a.valid() + b.valid(), a.suspect() + b.suspect(), a.failed() + b.failed()));
    }

    private static List<String> distinct(List<Cell> cells, Function<Cell, String> fact) {
        return cells.stream().map(fact).distinct().toList();
    }

    private static Note note(TrialNote note, List<Cell> cells) {
        return new Note(note.code(), Columns.label(note.cell(), cells), note.trial(), note.detail());
    }

    private static String labels(List<Cell> lacking, List<Cell> cells) {
        return lacking.stream().map(c -> Columns.label(c, cells)).collect(Collectors.joining("; "));
    }
}
