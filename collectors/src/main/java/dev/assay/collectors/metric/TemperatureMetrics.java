package dev.assay.collectors.metric;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.LinuxConditions;
import dev.assay.collectors.thermal.Temperatures;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.verdict.Thresholds;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The hottest zone as the trial began and while it ran, and for how long any was hot. */
final class TemperatureMetrics {
    private static final MetricValue NO_ZONE = new MetricValue.Absent("no thermal zone on this device");
    private static final MetricValue NOT_SAMPLED =
            new MetricValue.Absent("temperature was not sampled while the trial ran");

    private TemperatureMetrics() {}

    static Map<Metric, MetricValue> of(Bundle bundle) {
        Temperatures sampled = Temperatures.of(bundle);
        Optional<Condition> before = Optional.ofNullable(bundle.trial().before())
                .flatMap(c -> c.find(LinuxConditions.HOTTEST))
                .filter(c -> c.value() != null);
        MetricValue unsampled = before.isPresent() || sensed(bundle) ? NOT_SAMPLED : NO_ZONE;
        return Map.of(
                Metric.TEMP_START_C,
                start(bundle, sampled, before),
                Metric.TEMP_PEAK_C,
                sampled.hottest()
                        .<MetricValue>map(
                                t -> new MetricValue.Scalar(t.max().getAsDouble(), ResourceMetrics.largestOf(t)))
                        .orElse(unsampled),
                Metric.TEMP_ABOVE_S,
                sampled.hottest().map(t -> above(bundle, sampled, t)).orElse(unsampled));
    }

    private static boolean sensed(Bundle bundle) {
        return bundle.trial().sensing() != null
                && !bundle.trial().sensing().temperatures().isEmpty();
    }

    /** Start and peak come from the same sensors where these are known; else the reading before the trial has to do. */
    private static MetricValue start(Bundle bundle, Temperatures sampled, Optional<Condition> before) {
        if (bundle.trial().sensing() != null && sampled.hottestAtStart().isPresent()) {
            Trace hottest = sampled.hottestAtStart().get();
            return new MetricValue.Scalar(
                    hottest.value(0), "first sample of " + hottest.channel().source() + ", as the runner was started");
        }
        return before.<MetricValue>map(
                        c -> new MetricValue.Scalar(c.value(), "one reading before the trial of " + c.source()))
                .orElse(NO_ZONE);
    }

    private static MetricValue above(Bundle bundle, Temperatures sampled, Trace hottest) {
        if (hottest.count() < 2) {
            return new MetricValue.Absent("one sample of " + hottest.channel().source() + " is no time");
        }
        double limit = Thresholds.of(bundle.trial()).hotC();
        int channels = sampled.channels().size();
        return new MetricValue.Scalar(
                sampled.secondsAbove(limit),
                String.format(
                        Locale.ROOT,
                        "above %s °C by straight lines between the samples of %d %s",
                        java.math.BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString(),
                        channels,
                        channels == 1 ? "channel" : "channels"));
    }
}
