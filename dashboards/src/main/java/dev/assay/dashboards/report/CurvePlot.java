package dev.assay.dashboards.report;

import dev.assay.dashboards.text.CurveText;
import dev.assay.results.summary.CurvePoint;
import dev.assay.results.summary.CurveQuantity;
import dev.assay.results.summary.RunSummary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a cell keeps up: a line a quantity over the minutes, each on its own axis, and the table of all.
 *
 * @param lines empty where there is but one minute
 */
record CurvePlot(String label, List<Line> lines, List<CurveText.Head> heads, List<List<String>> rows) {
    static final int HEIGHT = 40;
    private static final double MARGIN = 3;

    /**
     * @param points of a polyline in a box of 100 by {@value #HEIGHT}, time to the right
     * @param low least value, {@code high} the greatest
     */
    record Line(String name, String unit, String meaning, String points, String low, String high) {}

    static List<CurvePlot> of(RunSummary run) {
        return CurveText.of(run).stream().map(CurvePlot::of).toList();
    }

    private static CurvePlot of(CurveText text) {
        List<CurvePoint> points = text.cell().curve();
        return new CurvePlot(
                text.label(),
                CurveQuantity.in(points).stream()
                        .flatMap(quantity -> line(quantity, points).stream())
                        .toList(),
                text.heads(),
                text.rows());
    }

    private static Optional<Line> line(CurveQuantity quantity, List<CurvePoint> points) {
        List<CurvePoint> measured =
                points.stream().filter(p -> quantity.of(p).isPresent()).toList();
        if (measured.size() < 2) {
            return Optional.empty();
        }
        List<BigDecimal> values = measured.stream()
                .map(p -> quantity.of(p).orElseThrow())
                .sorted()
                .toList();
        BigDecimal low = values.getFirst();
        BigDecimal high = values.getLast();
        double minutes = points.getLast().minute();
        String line = measured.stream()
                .map(p -> String.format(
                        Locale.ROOT,
                        "%.2f,%.2f",
                        100 * p.minute() / minutes,
                        height(quantity.of(p).orElseThrow(), low, high)))
                .collect(Collectors.joining(" "));
        return Optional.of(new Line(
                quantity.key(), quantity.unit(), quantity.meaning(), line, low.toPlainString(), high.toPlainString()));
    }

    /** From the top; a line that never moves runs through the middle. */
    private static double height(BigDecimal value, BigDecimal low, BigDecimal high) {
        double range = high.subtract(low).doubleValue();
        double share = range == 0 ? 0.5 : value.subtract(low).doubleValue() / range;
        return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
    }
}
