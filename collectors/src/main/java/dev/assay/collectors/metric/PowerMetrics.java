package dev.assay.collectors.metric;

import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.condition.PowerSources;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Energy and power: absent, with the reason, until a power source is integrated over phases. */
final class PowerMetrics {
    private static final List<Metric> OF_ANY = List.of(
            Metric.ENERGY_J, Metric.DISCHARGE_MAH, Metric.POWER_AVG_W, Metric.POWER_PEAK_W, Metric.POWER_IDLE_W);
    private static final List<Metric> OF_GENERATE =
            List.of(Metric.ENERGY_PREFILL_J, Metric.ENERGY_DECODE_J, Metric.ENERGY_PER_TOKEN_J);

    private final MetricValue absent;

    /** @param before the conditions before the trial; null when they were not read */
    PowerMetrics(Optional<TraceFile> trace, Conditions before) {
        absent = new MetricValue.Absent(trace.stream()
                .flatMap(file -> file.traces().values().stream())
                .map(Trace::channel)
                .filter(channel -> channel.unit().equals("W"))
                .findFirst()
                .map(channel -> "the samples of " + channel.name() + " are kept but not yet integrated over phases")
                .orElseGet(() -> unsampled(before)));
    }

    /** A device that has a power source must not look like one that has none. */
    private static String unsampled(Conditions before) {
        return Optional.ofNullable(before)
                .flatMap(conditions -> conditions.find(PowerSources.READING))
                .filter(reading -> reading.text() != null)
                .map(reading -> "this version does not sample the power sources of this device: " + reading.text())
                .orElse(PowerSources.NONE);
    }

    Map<Metric, MetricValue> infer() {
        return all(OF_ANY);
    }

    Map<Metric, MetricValue> generate() {
        Map<Metric, MetricValue> values = all(OF_ANY);
        values.putAll(all(OF_GENERATE));
        return values;
    }

    private Map<Metric, MetricValue> all(List<Metric> metrics) {
        Map<Metric, MetricValue> values = new EnumMap<>(Metric.class);
        metrics.forEach(metric -> values.put(metric, absent));
        return values;
    }
}
