package dev.assay.collectors.report;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.phase.Timeline;
import dev.assay.collectors.tensorrt.TrtexecOutput;
import dev.assay.collectors.tensorrt.TrtexecParts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;

/**
 * NVIDIA's {@code trtexec}: the latency of each query by events of the GPU, and its own throughput. Queries overlap, so that one
 * is not the other's reciprocal. It has no stamps on the trace's clock: no phase of it is placed in time.
 */
record TrtexecReport(Workload.Infer workload, TrtexecOutput told) implements RunnerReport {
    static final String RUNNER = "trtexec";

    static RunnerReport of(Bundle bundle) throws BundleException {
        if (!(bundle.trial().cell().workload() instanceof Workload.Infer workload)) {
            return new UnreadableReport(RUNNER + " only infers");
        }
        TrtexecOutput output = TrtexecOutput.parse(ToolOutput.both(bundle));
        return output.broken()
                .<RunnerReport>map(why ->
                        new UnreadableReport("its output is not that of a run of trtexec that can be used: " + why))
                .orElseGet(() -> new TrtexecReport(workload, output));
    }

    @Override
    public Optional<String> broken() {
        return Optional.empty();
    }

    /** It may do some more than it was asked for. */
    @Override
    public Optional<Work> work() {
        return Optional.of(new Work(workload.iterations(), told.latenciesMs().size(), "inf"));
    }

    @Override
    public Map<Metric, MetricValue> metrics() {
        return Map.of(Metric.LATENCY_MS, latency(), Metric.THROUGHPUT_IPS, throughput(), Metric.LOAD_MS, load());
    }

    @Override
    public Optional<Timeline> timeline() {
        return Optional.empty();
    }

    private MetricValue latency() {
        if (told.latenciesMs().stream().allMatch(ms -> ms == 0)) {
            return new MetricValue.Absent("trtexec printed only latencies of 0");
        }
        return new MetricValue.Distribution(told.latenciesMs(), "trtexec's GPU events: " + timed() + by());
    }

    /** What lies between the stamps: figures of unlike timers must not look alike. */
    private String timed() {
        boolean transfers = told.parts().map(TrtexecParts::transfers).orElse(true);
        return transfers
                ? "H2D + GPU compute + D2H of a query, input of the model's own shape"
                : "GPU compute of a query, nothing transferred, input of the model's own shape";
    }

    private MetricValue throughput() {
        return told.queriesPerSecond().isPresent()
                ? new MetricValue.Scalar(
                        told.queriesPerSecond().getAsDouble(),
                        "trtexec's own: queries / wall time from the first to the last, several under way at once; "
                                + timed() + by())
                : new MetricValue.Absent(
                        "trtexec printed no throughput above 0; TensorRT 7 counts no queries of a model with its batch in it");
    }

    private MetricValue load() {
        return told.deserializedMs().isPresent()
                ? new MetricValue.Scalar(
                        told.deserializedMs().getAsDouble(),
                        "trtexec's 'Engine deserialized in': from an engine's bytes to an engine; reading the file, building"
                                + " an engine from ONNX and buffers left out")
                : new MetricValue.Absent("trtexec did not print how long it deserialized the engine");
    }

    private String by() {
        String version =
                "; by TensorRT" + told.version().map(name -> " v" + name).orElse("");
        return told.parts()
                .map(p -> version + " (medians: H2D " + digits(p.h2dMs()) + ", GPU compute " + digits(p.computeMs())
                        + ", D2H " + digits(p.d2hMs()) + " ms)")
                .orElse(version);
    }

    private static String digits(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
