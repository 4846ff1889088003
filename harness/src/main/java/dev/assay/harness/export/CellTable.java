package dev.assay.harness.export;

import dev.assay.collectors.metric.Metric;
import dev.assay.dashboards.text.Statistic;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.Figure;
import dev.assay.results.summary.RunSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
                        "absent",
                        "metrics without a figure, each with the reason",
                        row -> absent(row.cell(), List.of(Metric.values()))))));
        return new Table<>("cells", fields, rows);
    }

    private static List<Field<Row>> fields(Metric metric, List<Row> rows) {
        List<Field<Row>> fields =
                new ArrayList<>(numbers(metric, rows, row -> row.figure(metric).orElse(null)));
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

    /**
     * A column a statistic that at least one of the rows has.
     *
     * @param figure null where the metric makes no sense for the row's workload
     */
    static <R> List<Field<R>> numbers(Metric metric, List<R> rows, Function<R, Figure> figure) {
        List<Figure> figures =
                rows.stream().map(figure).filter(Objects::nonNull).toList();
        return Statistic.in(figures).stream()
                .map(statistic -> new Field<R>(
                        name(metric, statistic),
                        metric.unit(),
                        metric.meaning() + ": " + statistic.meaning(),
                        row -> Optional.ofNullable(figure.apply(row))
                                .flatMap(statistic::of)
                                .<Value>map(Value.Rounded::new)
                                .orElse(Value.NOTHING)))
                .toList();
    }

    static String name(Metric metric, Statistic statistic) {
        return metric.key() + "." + statistic.key();
    }

    /** Those of the metrics that the cell should have and has not, each with its reason. */
    static String absent(CellSummary cell, Collection<Metric> metrics) {
        return cell.figures().entrySet().stream()
                .filter(e -> metrics.contains(e.getKey()) && e.getValue() instanceof Figure.Absent)
                .map(e -> e.getKey().key() + ": " + ((Figure.Absent) e.getValue()).reason())
                .collect(Collectors.joining("; "));
    }
}
