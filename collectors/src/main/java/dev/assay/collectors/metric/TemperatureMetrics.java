package dev.assay.collectors.metric;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.LinuxConditions;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** The hottest zone before the trial and while it ran. */
final class TemperatureMetrics {
    static final String CELSIUS = "°C";
    private static final MetricValue NO_ZONE = new MetricValue.Absent("no thermal zone on this device");

    private TemperatureMetrics() {}

    static Map<Metric, MetricValue> of(Bundle bundle) {
        Optional<Condition> before = Optional.ofNullable(bundle.trial().before())
                .flatMap(c -> c.find(LinuxConditions.HOTTEST))
                .filter(c -> c.value() != null);
        return Map.of(
                Metric.TEMP_START_C,
                before.<MetricValue>map(
                                c -> new MetricValue.Scalar(c.value(), "one reading before the trial of " + c.source()))
                        .orElse(NO_ZONE),
                Metric.TEMP_PEAK_C,
                peak(bundle.trace())
                        .orElse(
                                before.isPresent()
                                        ? new MetricValue.Absent("temperature was not sampled while the trial ran")
                                        : NO_ZONE));
    }

    private static Optional<MetricValue> peak(Optional<TraceFile> trace) {
        return trace.stream()
                .flatMap(file -> file.traces().values().stream())
                .filter(t -> t.channel().unit().equals(CELSIUS) && t.count() > 0)
                .max(Comparator.comparingDouble((Trace t) -> t.max().getAsDouble()))
                .map(t -> new MetricValue.Scalar(t.max().getAsDouble(), ResourceMetrics.largestOf(t)));
    }
}
