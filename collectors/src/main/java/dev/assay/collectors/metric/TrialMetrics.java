package dev.assay.collectors.metric;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.report.RunnerReport;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.thermal.Throttling;
import dev.assay.collectors.verdict.Thresholds;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a trial yielded. The map's keys are the metrics that make sense for the workload, in their order of declaration;
 * each is measured, with its method, or absent with a reason. docs/metrics.md explains each.
 */
public final class TrialMetrics {
    private TrialMetrics() {}

    /**
     * @return empty when the trial failed, or what the runner wrote breaks its protocol
     * @throws BundleException when the runner's output cannot be read from the disk
     */
    public static Map<Metric, MetricValue> of(Bundle bundle) throws BundleException {
        if (bundle.trial().outcome().failure() != null) {
            return Map.of();
        }
        RunnerReport report = RunnerReport.of(bundle);
        if (report.broken().isPresent()) {
            return Map.of();
        }
        Map<Metric, MetricValue> metrics = new EnumMap<>(Metric.class);
        metrics.putAll(report.metrics());
        metrics.putAll(ResourceMetrics.of(bundle.trace()));
        metrics.putAll(driven(bundle, TemperatureMetrics.of(bundle)));
        metrics.putAll(PowerMetrics.of(bundle, report));
        metrics.putAll(driven(bundle, onset(bundle)));
        switch (bundle.trial().cell().workload()) {
            case Workload.Generate w ->
                metrics.put(Metric.MBU, mbu(bundle, metrics, w.promptTokens(), w.generateTokens()));
            case Workload.Sustained w ->
                metrics.put(Metric.MBU, mbu(bundle, metrics, w.promptTokens(), w.generateTokens()));
            case Workload.Infer _ -> {}
        }
        BareRun.explain(bundle.trial().cell(), metrics);
        return Collections.unmodifiableMap(metrics);
    }

    /** What sensors told, with what drove them where they are not the device's own. */
    private static Map<Metric, MetricValue> driven(Bundle bundle, Map<Metric, MetricValue> sensed) {
        Sensing sensing = bundle.trial().sensing();
        if (sensing == null || sensing.simulated() == null) {
            return sensed;
        }
        Map<Metric, MetricValue> told = new EnumMap<>(Metric.class);
        sensed.forEach((metric, value) -> told.put(
                metric,
                value instanceof MetricValue.Scalar(double v, Double uncertainty, String method)
                        ? new MetricValue.Scalar(v, uncertainty, method + sensing.drivenBy())
                        : value));
        return told;
    }

    /** What a sustained workload is for; of another, spoken of only where the device slowed down. */
    private static Map<Metric, MetricValue> onset(Bundle bundle) {
        Thresholds thresholds = Thresholds.of(bundle.trial());
        return switch (Throttling.of(bundle, thresholds)) {
            case Throttling.Found found
            when found.onsetS() == null ->
                Map.of(Metric.THROTTLE_ONSET_S, new MetricValue.Absent("from the begin on " + found.detail()));
            case Throttling.Found found ->
                Map.of(Metric.THROTTLE_ONSET_S, new MetricValue.Scalar(found.onsetS(), found.detail()));
            case Throttling.None none
            when bundle.trial().cell().workload() instanceof Workload.Sustained ->
                Map.of(Metric.THROTTLE_ONSET_S, new MetricValue.Absent(none.why()));
            case Throttling.None _ -> Map.of();
        };
    }

    private static MetricValue mbu(Bundle bundle, Map<Metric, MetricValue> metrics, int prompt, int generate) {
        return BandwidthMetrics.mbu(bundle.trial(), metrics.get(Metric.DECODE_TPS), prompt, generate);
    }
}
