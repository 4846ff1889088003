package dev.assay.harness.export;

import dev.assay.collectors.metric.Metric;
import dev.assay.dashboards.text.Statistic;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.Figure;
import dev.assay.results.summary.RunSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row a cell, with a group of columns a metric that at least one cell has. An absent figure leaves its places empty, so
 * that the columns stay numbers, and stands in the column {@code absent} with its reason.
 */
final class CellTable {
    private CellTable() {}

    record Row(RunSummary run, CellSummary cell) {
        private Optional<Figure> figure(Metric metric) {
            return Optional.ofNullable(cell.figures().get(metric));
        }
    }

    static Table<Row> of(List<RunSummary> runs) {
        List<Row> rows = runs.stream()
                .flatMap(run -> run.cells().stream().map(cell -> new Row(run, cell)))
                .toList();
        List<Field<Row>> fields = CellFields.join(Stream.of(
                CellFields.of(row -> row.run().run(), row -> row.cell().cell()),
                CellFields.sensors(Row::cell),
                CellFields.trials(row -> row.cell().trials()),
                Arrays.stream(Metric.values())
                        .flatMap(metric -> fields(metric, rows).stream())
                        .toList(),
                List.of(Field.text(
                        "absent", "metrics without a figure, each with the reason", row -> absent(row.cell())))));
        return new Table<>("cells", fields, rows);
    }

    private static List<Field<Row>> fields(Metric metric, List<Row> rows) {
        List<Figure> figures =
                rows.stream().flatMap(row -> row.figure(metric).stream()).toList();
        List<Field<Row>> fields = new ArrayList<>();
        for (Statistic statistic : Statistic.in(figures)) {
            fields.add(new Field<>(
                    metric.key() + "." + statistic.key(),
                    metric.unit(),
                    metric.meaning() + ": " + statistic.meaning(),
                    row -> row.figure(metric)
                            .flatMap(statistic::of)
                            .<Value>map(Value.Rounded::new)
                            .orElse(Value.NOTHING)));
        }
        if (!fields.isEmpty()) {
            fields.add(new Field<>(
                    metric.key() + ".n",
                    "",
                    metric.meaning() + ": trials (median) or values (percentiles) it stands on",
                    row -> row.figure(metric).map(FigureFacts::n).orElse(Value.NOTHING)));
            fields.add(new Field<>(
                    metric.key() + ".method",
                    "",
                    metric.meaning() + ": how it was measured",
                    row -> row.figure(metric).map(FigureFacts::method).orElse(Value.NOTHING)));
        }
        return fields;
    }

    private static String absent(CellSummary cell) {
        return cell.figures().entrySet().stream()
                .filter(e -> e.getValue() instanceof Figure.Absent)
                .map(e -> e.getKey().key() + ": " + ((Figure.Absent) e.getValue()).reason())
                .collect(Collectors.joining("; "));
    }
}
