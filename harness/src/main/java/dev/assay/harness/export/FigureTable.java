package dev.assay.harness.export;

import dev.assay.collectors.metric.Metric;
import dev.assay.dashboards.text.Statistic;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.Figure;
import dev.assay.results.summary.RunSummary;
import java.util.List;
import java.util.stream.Stream;

/** The tidy table: a row per cell, metric and statistic; an absent metric has one row, without statistic or value. */
final class FigureTable {
    private FigureTable() {}

    /** @param statistic null for an absent figure */
    record Row(RunSummary run, CellSummary cell, Metric metric, Figure figure, Statistic statistic) {}

    static Table<Row> of(List<RunSummary> runs) {
        List<Row> rows = runs.stream()
                .flatMap(run -> run.cells().stream().flatMap(cell -> rows(run, cell)))
                .toList();
        return new Table<>("figures", FIELDS, rows);
    }

    private static final List<Field<Row>> FIELDS = CellFields.join(Stream.of(
            CellFields.of(row -> row.run().run(), row -> row.cell().cell()),
            CellFields.sensors(Row::cell),
            CellFields.trials(row -> row.cell().trials()),
            List.of(
                    Field.text(
                            "metric", "key of the metric", row -> row.metric().key()),
                    Field.text(
                            "statistic",
                            "which number of the figure",
                            row -> row.statistic() == null
                                    ? null
                                    : row.statistic().key()),
                    new Field<>("value", "see unit", "the number, rounded", FigureTable::value),
                    Field.text("unit", "unit of the value", row -> row.metric().unit()),
                    new Field<>(
                            "n",
                            "",
                            "trials (median) or values (percentiles) it stands on",
                            row -> FigureFacts.n(row.figure())),
                    new Field<>("method", "", "how it was measured", row -> FigureFacts.method(row.figure())),
                    Field.text("absent", "why there is no figure", row -> reason(row.figure()))),
            CellFields.provenance(row -> row.run().run())));

    private static Stream<Row> rows(RunSummary run, CellSummary cell) {
        return cell.figures().entrySet().stream().flatMap(e -> {
            List<Statistic> statistics = Statistic.in(List.of(e.getValue()));
            return statistics.isEmpty()
                    ? Stream.of(new Row(run, cell, e.getKey(), e.getValue(), null))
                    : statistics.stream().map(s -> new Row(run, cell, e.getKey(), e.getValue(), s));
        });
    }

    private static Value value(Row row) {
        return row.statistic() == null
                ? Value.NOTHING
                : row.statistic()
                        .of(row.figure())
                        .<Value>map(Value.Rounded::new)
                        .orElse(Value.NOTHING);
    }

    private static String reason(Figure figure) {
        return figure instanceof Figure.Absent(String reason) ? reason : null;
    }
}
