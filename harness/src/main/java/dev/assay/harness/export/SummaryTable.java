package dev.assay.harness.export;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.dashboards.text.CellGroup;
import dev.assay.dashboards.text.Columns;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.RunSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A compact row a cell: what it is, its headline figures, where they come from. Cells of one kind of workload stand
 * together, whatever their run, so that a chart can be drawn of them.
 */
final class SummaryTable {
    static final String NAME = "summary";
    static final String LABEL = "label";

    private static final Set<String> IDENTITY = Set.of(
            "run",
            "device",
            "model",
            "quantization",
            "weights",
            "runtime",
            "runner",
            "workload_kind",
            "workload",
            "threads");
    private static final Set<String> PROVENANCE = Set.of("run_started", "suite_sha256", "assay_version");

    private SummaryTable() {}

    /** @param label tells the cell from the others of its kind, in no more words than are needed */
    record Row(RunSummary run, CellSummary cell, String label) {
        String kind() {
            return CellGroup.kind(cell.cell().workload());
        }
    }

    static Table<Row> of(List<RunSummary> runs) {
        List<Row> rows = rows(runs);
        List<Field<Row>> fields = new ArrayList<>();
        fields.add(Field.text(LABEL, "the cell in a few words, as charts have it", Row::label));
        CellFields.of((Row row) -> row.run().run(), row -> row.cell().cell()).stream()
                .filter(field -> IDENTITY.contains(field.name()))
                .forEach(fields::add);
        fields.addAll(CellFields.sensors(Row::cell));
        fields.addAll(CellFields.trials(row -> row.cell().trials()));
        for (Metric metric : HeadlineMetrics.ALL) {
            fields.addAll(
                    CellTable.numbers(metric, rows, row -> row.cell().figures().get(metric)));
        }
        fields.add(Field.text(
                "absent",
                "headline metrics without a figure, each with the reason",
                row -> CellTable.absent(row.cell(), HeadlineMetrics.ALL)));
        fields.add(Field.text(
                "cell",
                "id of the cell, the same over runs",
                row -> row.cell().cell().id()));
        CellFields.provenance((Row row) -> row.run().run()).stream()
                .filter(field -> PROVENANCE.contains(field.name()))
                .forEach(fields::add);
        return new Table<>(NAME, fields, rows);
    }

    private static List<Row> rows(List<RunSummary> runs) {
        return runs.stream()
                .flatMap(run -> run.cells().stream().map(cell -> new Row(run, cell, "")))
                .collect(Collectors.groupingBy(Row::kind, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(SummaryTable::labelled)
                .toList();
    }

    private static Stream<Row> labelled(List<Row> sameKind) {
        List<Cell> cells = sameKind.stream().map(row -> row.cell().cell()).toList();
        Map<String, Long> runs = sameKind.stream()
                .collect(Collectors.groupingBy(row -> row.run().run().id(), Collectors.counting()));
        return sameKind.stream()
                .map(row -> new Row(
                        row.run(),
                        row.cell(),
                        Columns.label(row.cell().cell(), cells)
                                + (runs.size() > 1 ? " " + row.run().run().id() : "")));
    }
}
