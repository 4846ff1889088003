package dev.assay.collectors.report;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.litert.BenchmarkModelOutput;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.mnn.MnnBenchmarkOutput;
import dev.assay.collectors.ncnn.BenchNcnnOutput;
import dev.assay.collectors.phase.Timeline;
import dev.assay.collectors.summary.InferenceSummary;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * An engine's own benchmark that tells a mean of many inferences, and no stamps: no phase of it can be placed in time.
 *
 * @param tool its name
 * @param load what it tells of loading
 */
record SummaryReport(Workload.Infer workload, String tool, InferenceSummary summary, MetricValue load)
        implements RunnerReport {
    static final String LITERT = "benchmark_model";
    static final String MNN = "benchmark.out";
    static final String NCNN = "benchncnn";

    static RunnerReport of(Bundle bundle, String tool) throws BundleException {
        if (!(bundle.trial().cell().workload() instanceof Workload.Infer workload)) {
            return new UnreadableReport(tool + " only infers");
        }
        return switch (tool) {
            case LITERT -> litert(workload, ToolOutput.both(bundle));
            case MNN -> {
                MnnBenchmarkOutput output = MnnBenchmarkOutput.parse(ToolOutput.both(bundle));
                yield only(workload, tool, output.inferences(), output.broken());
            }
            default -> {
                BenchNcnnOutput output = BenchNcnnOutput.parse(ToolOutput.both(bundle));
                yield only(workload, tool, output.inferences(), output.broken());
            }
        };
    }

    private static RunnerReport litert(Workload.Infer workload, String text) {
        BenchmarkModelOutput output = BenchmarkModelOutput.parse(text);
        if (output.broken().isPresent()) {
            return unreadable(LITERT, output.broken().get());
        }
        MetricValue load = output.initMs().isPresent()
                ? new MetricValue.Scalar(
                        output.initMs().getAsDouble(),
                        "benchmark_model's Init: model read, interpreter built, delegates applied, tensors allocated")
                : new MetricValue.Absent("benchmark_model printed no Init");
        return new SummaryReport(workload, LITERT, output.inferences().orElseThrow(), load);
    }

    /** The tool was given one model: what it says of more cannot be told apart. */
    private static RunnerReport only(
            Workload.Infer workload, String tool, Map<String, InferenceSummary> models, Optional<String> broken) {
        if (broken.isPresent()) {
            return unreadable(tool, broken.get());
        }
        if (models.size() > 1) {
            return unreadable(tool, "it timed " + models.size() + " models, and was given one");
        }
        return new SummaryReport(
                workload,
                tool,
                models.values().iterator().next(),
                new MetricValue.Absent(tool + " does not report it"));
    }

    private static RunnerReport unreadable(String tool, String why) {
        return new UnreadableReport("its output is not what " + tool + " prints: " + why);
    }

    @Override
    public Optional<String> broken() {
        return Optional.empty();
    }

    @Override
    public Optional<Work> work() {
        return Optional.of(new Work(workload.iterations(), summary.count(), "inf"));
    }

    @Override
    public Map<Metric, MetricValue> metrics() {
        Map<Metric, MetricValue> metrics = new EnumMap<>(summary.metrics(tool));
        metrics.put(Metric.LOAD_MS, load);
        return metrics;
    }

    @Override
    public Optional<Timeline> timeline() {
        return Optional.empty();
    }
}
