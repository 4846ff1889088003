package dev.assay.collectors.report;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.llamabench.LlamaBenchOutput;
import dev.assay.collectors.llamabench.LlamaBenchRecord;
import dev.assay.collectors.metric.Median;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.phase.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** llama.cpp's own benchmark. It tells rates and no stamps, so no phase of it can be placed in time. */
record LlamaBenchReport(Workload.Generate workload, LlamaBenchOutput output) implements RunnerReport {
    static final String RUNNER = "llama-bench";

    private static final MetricValue NOT_REPORTED = new MetricValue.Absent("llama-bench does not report it");

    static RunnerReport of(Bundle bundle) throws BundleException {
        if (!(bundle.trial().cell().workload() instanceof Workload.Generate workload)) {
            return new UnreadableReport("llama-bench only generates");
        }
        Optional<Path> file = bundle.runnerOut();
        if (file.isEmpty()) {
            return new UnreadableReport("llama-bench left no output");
        }
        try {
            return new LlamaBenchReport(workload, LlamaBenchOutput.read(file.get()));
        } catch (IOException e) {
            throw BundleException.io("cannot read llama-bench's output", file.get(), e);
        }
    }

    @Override
    public Optional<String> broken() {
        return output.broken().map(why -> "runner.out is not what llama-bench -o jsonl prints: " + why);
    }

    /** The fewer repetitions of the two tests that make up the workload. */
    @Override
    public Optional<Work> work() {
        if (broken().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                new Work(workload.iterations(), Math.min(repetitions(prefill()), repetitions(decode())), "rep"));
    }

    @Override
    public Map<Metric, MetricValue> metrics() {
        if (broken().isPresent()) {
            return Map.of();
        }
        return Map.of(
                Metric.LOAD_MS, NOT_REPORTED,
                Metric.TTFT_MS, NOT_REPORTED,
                Metric.PREFILL_TPS, rate(prefill(), "n_prompt = " + workload.promptTokens() + ", n_gen = 0"),
                Metric.DECODE_TPS, rate(decode(), "n_gen > 0, n_depth = " + workload.promptTokens()),
                Metric.ITL_MS, NOT_REPORTED);
    }

    @Override
    public Optional<Timeline> timeline() {
        return Optional.empty();
    }

    private Optional<LlamaBenchRecord> prefill() {
        return output.prefill(workload.promptTokens());
    }

    private Optional<LlamaBenchRecord> decode() {
        return output.decode(workload.promptTokens());
    }

    private static int repetitions(Optional<LlamaBenchRecord> test) {
        return test.map(r -> r.samplesNs().size()).orElse(0);
    }

    private static MetricValue rate(Optional<LlamaBenchRecord> test, String wanted) {
        if (test.isEmpty()) {
            return new MetricValue.Absent("llama-bench printed no record with " + wanted);
        }
        LlamaBenchRecord r = test.get();
        return new MetricValue.Scalar(
                Median.of(r.tokensPerSecond()),
                "llama-bench's samples_ns (n_prompt = " + r.nPrompt() + ", n_gen = " + r.nGen() + ", n_depth = "
                        + r.depth() + "), without tokenising and sampling; median of "
                        + r.samplesNs().size() + " repetitions");
    }
}
