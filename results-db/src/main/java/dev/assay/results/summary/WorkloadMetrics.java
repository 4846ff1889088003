package dev.assay.results.summary;

import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.metric.Metric;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which metrics make sense for a workload: the columns of a cell whose trials all failed before they yielded any, and what a
 * cell can be asked for.
 */
public final class WorkloadMetrics {
    private static final Set<Metric> ONLY_GENERATE = EnumSet.of(
            Metric.TTFT_MS,
            Metric.PREFILL_TPS,
            Metric.DECODE_TPS,
            Metric.ITL_MS,
            Metric.ENERGY_PREFILL_J,
            Metric.ENERGY_DECODE_J,
            Metric.ENERGY_PER_TOKEN_J,
            Metric.MBU);
    private static final Set<Metric> ONLY_SUSTAINED = EnumSet.of(Metric.THROTTLE_ONSET_S);
    private static final Set<Metric> ONLY_INFER = EnumSet.of(Metric.LATENCY_MS, Metric.THROUGHPUT_IPS);

    private WorkloadMetrics() {}

    public static Set<Metric> of(Workload workload) {
        Set<Metric> metrics = EnumSet.allOf(Metric.class);
        switch (workload) {
            case Workload.Generate _ -> {
                metrics.removeAll(ONLY_INFER);
                metrics.removeAll(ONLY_SUSTAINED);
            }
            case Workload.Sustained _ -> metrics.removeAll(ONLY_INFER);
            case Workload.Infer _ -> {
                metrics.removeAll(ONLY_GENERATE);
                metrics.removeAll(ONLY_SUSTAINED);
            }
        }
        return metrics;
    }
}
