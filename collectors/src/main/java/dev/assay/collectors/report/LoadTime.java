package dev.assay.collectors.report;

import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.phase.Phase;
import dev.assay.collectors.phase.Timeline;
import java.util.Optional;

/** load_ms: the phases {@code load} and {@code context}; what lies between them is not counted. */
final class LoadTime {
    private LoadTime() {}

    static MetricValue of(Timeline timeline) {
        Optional<Phase> load = timeline.first(Phase.LOAD);
        if (load.isEmpty()) {
            return new MetricValue.Absent("the runner did not report its load phase");
        }
        Optional<Phase> context = timeline.first(Phase.CONTEXT);
        return new MetricValue.Scalar(
                load.get().millis() + context.map(Phase::millis).orElse(0.0),
                context.isPresent()
                        ? "runner's events: load + context"
                        : "runner's events: load; it reports no context");
    }
}
