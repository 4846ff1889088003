package dev.assay.results.summary;

import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.thermal.SustainedCurve;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.results.statistics.Median;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One trial with what it yielded, as stored: exact doubles, not rounded.
 *
 * @param curve of a sustained workload, minute by minute; empty for others and for failed trials
 * @param bundle folder of its bundle; may be gone
 * @param bundleSha256 hash of the bundle's manifest: the trial's identity
 */
public record TrialRow(
        TrialDocument document,
        Verdict verdict,
        Map<Metric, MetricValue> values,
        List<SustainedCurve.Point> curve,
        Path bundle,
        String bundleSha256) {
    public TrialRow {
        curve = List.copyOf(curve);
    }

    /** The trial's part in a ratio or a series: its value, or the median of its many. */
    public OptionalDouble single(Metric metric) {
        return switch (Figures.value(this, metric)) {
            case MetricValue.Scalar s -> OptionalDouble.of(s.value());
            case MetricValue.Distribution d ->
                OptionalDouble.of(Median.of(
                        d.values().stream().mapToDouble(Double::doubleValue).toArray()));
            case MetricValue.Absent _ -> OptionalDouble.empty();
        };
    }

    /** Of a workload that is not sustained. */
    public TrialRow(
            TrialDocument document,
            Verdict verdict,
            Map<Metric, MetricValue> values,
            Path bundle,
            String bundleSha256) {
        this(document, verdict, values, List.of(), bundle, bundleSha256);
    }
}
