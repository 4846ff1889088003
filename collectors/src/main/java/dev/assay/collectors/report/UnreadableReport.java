package dev.assay.collectors.report;

import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.phase.Timeline;
import java.util.Map;
import java.util.Optional;

/** A report that cannot be used, and why. */
record UnreadableReport(String why) implements RunnerReport {
    @Override
    public Optional<String> broken() {
        return Optional.of(why);
    }

    @Override
    public Optional<Work> work() {
        return Optional.empty();
    }

    @Override
    public Map<Metric, MetricValue> metrics() {
        return Map.of();
    }

    @Override
    public Optional<Timeline> timeline() {
        return Optional.empty();
    }
}
