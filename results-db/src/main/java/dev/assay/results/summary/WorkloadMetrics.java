package dev.assay.results.summary;

import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.metric.Metric;
import java.util.EnumSet;
import java.util.Set;

/** Which metrics make sense for a workload: the columns of a cell whose trials all failed before they yielded any. */
final class WorkloadMetrics {
    private static final Set<Metric> ONLY_GENERATE = EnumSet.of(
            Metric.TTFT_MS,
            Metric.PREFILL_TPS,
            Metric.DECODE_TPS,
            Metric.ITL_MS,
            Metric.ENERGY_PREFILL_J,
            Metric.ENERGY_DECODE_J,
            Metric.ENERGY_PER_TOKEN_J,
            Metric.MBU);
    private static final Set<Metric> ONLY_INFER = EnumSet.of(Metric.LATENCY_MS, Metric.THROUGHPUT_IPS);

    private WorkloadMetrics() {}

    static Set<Metric> of(Workload workload) {
        return switch (workload) {
            case Workload.Generate _ -> allBut(ONLY_INFER);
            case Workload.Infer _ -> allBut(ONLY_GENERATE);
        };
    }

    private static Set<Metric> allBut(Set<Metric> others) {
        Set<Metric> metrics = EnumSet.allOf(Metric.class);
        metrics.removeAll(others);
        return metrics;
    }
}
