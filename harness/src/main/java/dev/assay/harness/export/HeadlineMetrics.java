package dev.assay.harness.export;

import dev.assay.collectors.metric.Metric;
import java.util.List;

/** The figures that a summary has room for, in its order. */
final class HeadlineMetrics {
    static final List<Metric> ALL = List.of(
            Metric.DECODE_TPS,
            Metric.PREFILL_TPS,
            Metric.THROUGHPUT_IPS,
            Metric.TTFT_MS,
            Metric.LATENCY_MS,
            Metric.ENERGY_PER_TOKEN_J,
            Metric.RSS_PEAK_BYTES,
            Metric.TEMP_PEAK_C);

    private HeadlineMetrics() {}
}
