package dev.assay.collectors.report;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.executorch.LlamaStatistics;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.phase.Timeline;
import java.util.Map;
import java.util.Optional;

/**
 * ExecuTorch's {@code llama_main}: one generation a process, with stamps of one millisecond on the wall clock. The trace's
 * clock is another one, so no phase of it is placed in time.
 */
record LlamaMainReport(Workload.Generate workload, LlamaStatistics told) implements RunnerReport {
    static final String RUNNER = "llama_main";

    private static final String STAMPS = "PyTorchObserver, stamps of 1 ms: ";

    static RunnerReport of(Bundle bundle) throws BundleException {
        if (!(bundle.trial().cell().workload() instanceof Workload.Generate workload)) {
            return new UnreadableReport("llama_main only generates");
        }
        LlamaStatistics.Found found = LlamaStatistics.parse(ToolOutput.out(bundle));
        return found.statistics()
                .<RunnerReport>map(told -> new LlamaMainReport(workload, told))
                .orElseGet(() -> new UnreadableReport("its output is not what llama_main prints: " + found.why()));
    }

    @Override
    public Optional<String> broken() {
        return Optional.empty();
    }

    /** Tokens after the first of each iteration: of these the tool tells. It does one iteration whatever was asked. */
    @Override
    public Optional<Work> work() {
        long asked = (workload.generateTokens() - 1L) * workload.iterations();
        return Optional.of(new Work(asked, told.generatedTokens(), "tok"));
    }

    @Override
    public Map<Metric, MetricValue> metrics() {
        return Map.of(
                Metric.LOAD_MS, load(),
                Metric.TTFT_MS, ofPrompt(firstToken()),
                Metric.PREFILL_TPS, ofPrompt(prefill()),
                Metric.DECODE_TPS, ofPrompt(decode()),
                Metric.ITL_MS, new MetricValue.Absent("llama_main does not report it"));
    }

    @Override
    public Optional<Timeline> timeline() {
        return Optional.empty();
    }

    private MetricValue load() {
        double seconds = told.seconds(told.loadStart(), told.loadEnd());
        return seconds > 0
                ? new MetricValue.Scalar(1000 * seconds, STAMPS + "model_load_end - model_load_start")
                : new MetricValue.Absent("llama_main told no time of loading");
    }

    private MetricValue firstToken() {
        double seconds = told.seconds(told.inferenceStart(), told.firstToken());
        return seconds > 0
                ? new MetricValue.Scalar(1000 * seconds, STAMPS + "first_token - inference_start, tokenising included")
                : unmoved();
    }

    private MetricValue prefill() {
        double seconds = told.seconds(told.inferenceStart(), told.promptEvalEnd());
        return seconds > 0
                ? new MetricValue.Scalar(
                        told.promptTokens() / seconds,
                        STAMPS + "prompt_tokens / (prompt_eval_end - inference_start), tokenising included")
                : unmoved();
    }

    private MetricValue decode() {
        double seconds = told.seconds(told.firstToken(), told.inferenceEnd());
        if (told.generatedTokens() == 0) {
            return new MetricValue.Absent("it takes two output tokens, and llama_main tells of none behind the first");
        }
        return seconds > 0
                ? new MetricValue.Scalar(
                        told.generatedTokens() / seconds,
                        STAMPS + "generated_tokens / (inference_end - first_token), detokenising and printing included")
                : unmoved();
    }

    /** The tool is given words and makes tokens of them itself: another number of them is another workload. */
    private MetricValue ofPrompt(MetricValue value) {
        return told.promptTokens() == workload.promptTokens()
                ? value
                : new MetricValue.Absent("the tokenizer made a prompt of " + told.promptTokens()
                        + " tokens, the workload has " + workload.promptTokens());
    }

    private static MetricValue unmoved() {
        return new MetricValue.Absent("the clock did not move while it was timed");
    }
}
