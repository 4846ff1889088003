package dev.assay.dashboards.report;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.dashboards.text.Column;
import dev.assay.results.summary.Digits;
import dev.assay.results.summary.RunSummary;
import dev.assay.results.summary.TrialRow;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The dots of one strip: trials from top to bottom in the order in which they ran, so that a drift shows as a slope. */
final class StripDots {
    /** More would make the file heavy and the strip a bar. */
    private static final int MOST = 400;

    private StripDots() {}

    /** @param lane place of the trial among those of the cell, 0 (first) to 1 (last) */
    record Value(double value, double lane, boolean single, boolean suspect, String trial) {}

    /** @param title what the pointer shows */
    record Dot(String x, String y, String r, String kind, String title) {}

    static List<Value> values(RunSummary run, Cell cell, Metric metric) {
        List<TrialRow> trials = run.trials().stream()
                .filter(row -> row.document().cell().id().equals(cell.id()))
                .sorted(Comparator.comparing(row -> row.document().trial().order()))
                .toList();
        return IntStream.range(0, trials.size())
                .boxed()
                .flatMap(i -> values(trials.get(i), metric, trials.size() < 2 ? 0.5 : i / (trials.size() - 1.0)))
                .toList();
    }

    /** Thinned evenly from the largest down when there are too many to draw. */
    static List<Dot> of(List<Value> values, Axis axis, Column.Measured column) {
        int step = (values.size() + MOST - 1) / MOST;
        List<Value> sorted = values.stream()
                .sorted(Comparator.comparingDouble(Value::value).reversed())
                .toList();
        return IntStream.range(0, sorted.size())
                .filter(i -> i % step == 0)
                .mapToObj(sorted::get)
                .map(v -> new Dot(
                        axis.position(v.value()),
                        String.format(Locale.ROOT, "%.1f", 7 + 18 * v.lane()),
                        v.single() ? "4" : "2",
                        (v.single() ? "trial" : "value") + (v.suspect() ? " suspect" : ""),
                        v.trial() + ": "
                                + column.number(Digits.round(v.value())) + " " + column.unit()
                                + (v.suspect() ? ", suspect" : "")))
                .toList();
    }

    private static Stream<Value> values(TrialRow row, Metric metric, double lane) {
        String trial = row.document().trial().id();
        boolean suspect = row.verdict() instanceof Verdict.Suspect;
        return switch (row.values().get(metric)) {
            case null -> Stream.empty();
            case MetricValue.Absent absent -> Stream.empty();
            case MetricValue.Scalar scalar -> Stream.of(new Value(scalar.value(), lane, true, suspect, trial));
            case MetricValue.Distribution all ->
                all.values().stream().map(v -> new Value(v, lane, false, suspect, trial));
        };
    }
}
