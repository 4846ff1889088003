package dev.assay.results.summary;

import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.verdict.Thresholds;
import dev.assay.results.statistics.ModifiedZScore;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The outliers of a cell, by the figures that a trial is run for. */
final class Outliers {
    /** Of fewer trials a spread says nothing. */
    static final int MINIMUM_TRIALS = 5;

    private static final List<Metric> JUDGED =
            List.of(Metric.PREFILL_TPS, Metric.DECODE_TPS, Metric.THROUGHPUT_IPS, Metric.ENERGY_PER_TOKEN_J);

    private Outliers() {}

    /** In the order of metrics, then of the plan. */
    static List<Outlier> of(CellTrials cell) {
        return JUDGED.stream().flatMap(metric -> of(cell, metric)).toList();
    }

    private static Stream<Outlier> of(CellTrials cell, Metric metric) {
        List<TrialRow> rows = cell.valid().stream()
                .filter(row -> Figures.value(row, metric) instanceof MetricValue.Scalar)
                .toList();
        if (rows.size() < MINIMUM_TRIALS) {
            return Stream.empty();
        }
        double[] values = rows.stream().mapToDouble(row -> value(row, metric)).toArray();
        double[] scores = ModifiedZScore.of(values);
        return IntStream.range(0, values.length)
                .filter(i -> Math.abs(scores[i]) > limit(rows.get(i)))
                .mapToObj(i -> new Outlier(
                        rows.get(i).document().trial().id(), metric, values[i], scores[i], limit(rows.get(i))));
    }

    private static double value(TrialRow row, Metric metric) {
        return ((MetricValue.Scalar) Figures.value(row, metric)).value();
    }

    private static double limit(TrialRow row) {
        return Thresholds.of(row.document()).outlierScore();
    }
}
