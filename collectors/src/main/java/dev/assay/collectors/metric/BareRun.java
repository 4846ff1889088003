package dev.assay.collectors.metric;

import dev.assay.collectors.bundle.Cell;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A trial whose cell asked for no collectors: what takes samples is absent because nobody sampled, and says so. */
final class BareRun {
    static final MetricValue NOT_SAMPLED = new MetricValue.Absent("not sampled: collectors: none");

    /** The rest comes from the runner, the kernel's account at exit or the readings before the trial. */
    private static final Set<Metric> OF_SAMPLES = EnumSet.of(
            Metric.RSS_ANON_PEAK_BYTES,
            Metric.PSS_PEAK_BYTES,
            Metric.ENERGY_J,
            Metric.ENERGY_PREFILL_J,
            Metric.ENERGY_DECODE_J,
            Metric.ENERGY_PER_TOKEN_J,
            Metric.DISCHARGE_MAH,
            Metric.POWER_AVG_W,
            Metric.POWER_PEAK_W,
            Metric.TEMP_PEAK_C,
            Metric.TEMP_ABOVE_S);

    private BareRun() {}

    static void explain(Cell cell, Map<Metric, MetricValue> values) {
        if (cell.collectors() == Cell.Collectors.NONE) {
            values.replaceAll((metric, value) -> OF_SAMPLES.contains(metric) ? NOT_SAMPLED : value);
        }
    }
}
