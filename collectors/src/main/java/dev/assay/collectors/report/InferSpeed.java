package dev.assay.collectors.report;

import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.phase.Phase;
import dev.assay.collectors.phase.Timeline;
import java.util.List;
import java.util.Map;

/** The speed of single inferences, from their stamps. Formulas: docs/formats/events.md. */
final class InferSpeed {
    private InferSpeed() {}

    static Map<Metric, MetricValue> of(Timeline timeline) {
        List<Phase> inferences = timeline.all(Phase.INFER);
        if (inferences.isEmpty()) {
            MetricValue none = new MetricValue.Absent("no inference was reported");
            return Map.of(Metric.LATENCY_MS, none, Metric.THROUGHPUT_IPS, none);
        }
        return Map.of(
                Metric.LATENCY_MS,
                new MetricValue.Distribution(
                        inferences.stream().map(Phase::millis).toList(), "runner's events: infer.end - infer.begin"),
                Metric.THROUGHPUT_IPS,
                throughput(inferences));
    }

    // Over the inferences alone: what the runner does between them is not the model's time.
    private static MetricValue throughput(List<Phase> inferences) {
        double seconds = inferences.stream().mapToDouble(Phase::seconds).sum();
        return seconds > 0
                ? new MetricValue.Scalar(
                        inferences.size() / seconds,
                        "runner's events: " + inferences.size() + " inferences / sum of their latencies")
                : new MetricValue.Absent("the clock did not move while it was timed");
    }
}
