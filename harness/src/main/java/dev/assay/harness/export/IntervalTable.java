package dev.assay.harness.export;

import dev.assay.collectors.metric.Metric;
import dev.assay.results.summary.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How far the bounds of intervals lie from their medians, a row a row of the {@link SummaryTable}: what the error bars of
 * its charts are drawn from, for spreadsheet programs want distances and some draw none that stand in no sheet.
 */
final class IntervalTable {
    private IntervalTable() {}

    static Table<SummaryTable.Row> of(List<SummaryTable.Row> rows) {
        List<Field<SummaryTable.Row>> fields = new ArrayList<>();
        fields.add(Field.text(SummaryTable.LABEL, "as in the summary, row by row", SummaryTable.Row::label));
        for (Metric metric : HeadlineMetrics.ALL) {
            if (rows.stream()
                    .anyMatch(row -> row.cell().figures().get(metric) instanceof Figure.Scalar s && s.ci95() != null)) {
                fields.add(distance(
                        metric,
                        below(metric),
                        "median less lower bound",
                        s -> s.median().subtract(s.ci95().low())));
                fields.add(distance(
                        metric,
                        above(metric),
                        "upper bound less median",
                        s -> s.ci95().high().subtract(s.median())));
            }
        }
        return new Table<>("intervals", fields, rows);
    }

    static String below(Metric metric) {
        return metric.key() + ".below";
    }

    static String above(Metric metric) {
        return metric.key() + ".above";
    }

    private static Field<SummaryTable.Row> distance(
            Metric metric, String name, String meaning, Function<Figure.Scalar, BigDecimal> distance) {
        return new Field<>(
                name,
                metric.unit(),
                metric.meaning() + ": " + meaning + " of its 95 % interval",
                row -> row.cell().figures().get(metric) instanceof Figure.Scalar scalar && scalar.ci95() != null
                        ? new Value.Rounded(plain(distance.apply(scalar)))
                        : Value.NOTHING);
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
