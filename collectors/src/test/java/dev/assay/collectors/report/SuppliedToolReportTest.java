package dev.assay.collectors.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.metric.TrialMetrics;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.collectors.verdict.Verdicts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools that the user supplies. The texts are synthetic, in the tools' words: see the tests of their parsers. */
class SuppliedToolReportTest {
    private static final Workload INFER = new Workload.Infer("s1", 1, 1, 1, 2);
    private static final Workload GENERATE = new Workload.Generate("p8-g4", 8, 4, 0, 1, Workload.Sampling.GREEDY);
    private static final String LITERT = """
            INFO: count=1 curr=9000
            INFO: count=2 first=4000 curr=6000 min=4000 max=6000 avg=5000 std=1000
            INFO: Inference timings in us: Init: 12500, First inference: 9000, Warmup (avg): 9000, Inference (avg): 5000
            """;
    private static final String EXECUTORCH = """
            the cat
            PyTorchObserver {"prompt_tokens":8,"generated_tokens":3,"model_load_start_ms":1000,"model_load_end_ms":1150,\
            "inference_start_ms":1200,"inference_end_ms":1760,"prompt_eval_end_ms":1700,"first_token_ms":1700,\
            "aggregate_sampling_time_ms":2,"SCALING_FACTOR_UNITS_PER_SECOND":1000}
            """;

    private static final String TRTEXEC = """
            &&&& RUNNING TensorRT.trtexec [TensorRT v8502] # trtexec --loadEngine=net.plan --avgRuns=1
            [11/20/2025-08:35:10] [I] Engine deserialized in 0.0325 sec.
            [11/20/2025-08:35:11] [I] Timing trace has 2 queries over 0.0064 s
            [11/20/2025-08:35:11] [I] Average on 1 runs - GPU latency: 2.5 ms - Host latency: 3 ms (enqueue 0.5 ms)
            [11/20/2025-08:35:11] [I] Average on 1 runs - GPU latency: 3.5 ms - Host latency: 4 ms (enqueue 0.5 ms)
            [11/20/2025-08:35:11] [I] === Performance summary ===
            [11/20/2025-08:35:11] [I] Throughput: 312.5 qps
            [11/20/2025-08:35:11] [I] Latency: min = 3 ms, max = 4 ms, mean = 3.5 ms, median = 3.5 ms, percentile(99%) = 4 ms
            [11/20/2025-08:35:11] [I] H2D Latency: min = 0 ms, max = 0.5 ms, mean = 0.375 ms, median = 0.375 ms, percentile(99%) = 0.5 ms
            [11/20/2025-08:35:11] [I] GPU Compute Time: min = 2.5 ms, max = 3.5 ms, mean = 3 ms, median = 3 ms, percentile(99%) = 3.5 ms
            [11/20/2025-08:35:11] [I] D2H Latency: min = 0 ms, max = 0.25 ms, mean = 0.1875 ms, median = 0.125 ms, percentile(99%) = 0.25 ms
            &&&& PASSED TensorRT.trtexec [TensorRT v8502] # trtexec --loadEngine=net.plan --avgRuns=1
            """;

    @TempDir
    Path dir;

    @Test
    void givenBenchmarkModelThenItsMeanIsOneFigureWithItsMethodAndNoSample() throws Exception {
        Bundle bundle = BundleFixture.tool("benchmark_model", INFER, LITERT).seal(dir);

        Map<Metric, MetricValue> metrics = TrialMetrics.of(bundle);

        String method = "benchmark_model's own clock, input of the model's own shape; mean of 2 inferences"
                + " (min 4, max 6, std 1 ms)";
        assertThat(metrics)
                .containsEntry(Metric.LATENCY_MS, new MetricValue.Scalar(5, method))
                .containsEntry(
                        Metric.THROUGHPUT_IPS,
                        new MetricValue.Scalar(200, "inferences / sum of their latencies, 1 / their mean: " + method))
                .containsEntry(
                        Metric.LOAD_MS,
                        new MetricValue.Scalar(
                                12.5,
                                "benchmark_model's Init: model read, interpreter built, delegates applied, tensors"
                                        + " allocated"))
                .containsKey(Metric.RSS_PEAK_BYTES);
        assertThat(metrics.get(Metric.ENERGY_J)).isInstanceOf(MetricValue.Absent.class);
        assertThat(Verdicts.of(bundle, metrics)).isEqualTo(new Verdict.Valid());
    }

    @Test
    void givenLessInferencesThanAskedThenTheTrialIsSuspect() throws Exception {
        Workload ten = new Workload.Infer("s1", 1, 1, 1, 10);
        Bundle bundle = BundleFixture.tool("benchmark_model", ten, LITERT).seal(dir);

        assertThat(Verdicts.of(bundle, TrialMetrics.of(bundle))).isInstanceOf(Verdict.Suspect.class);
    }

    @Test
    void givenMnnThenItsMeanIsReadAndLoadingIsNotReported() throws Exception {
        Bundle bundle = BundleFixture.tool("benchmark.out", INFER, """
                        --------> Benchmarking... loop = 2, warmup = 1
                        [ - ] net.mnn      max =   16.500 ms  min =   15.125 ms  avg =   16.000 ms
                        """).seal(dir);

        Map<Metric, MetricValue> metrics = TrialMetrics.of(bundle);

        assertThat(metrics)
                .containsEntry(
                        Metric.LATENCY_MS,
                        new MetricValue.Scalar(
                                16,
                                "benchmark.out's own clock, input of the model's own shape; mean of 2 inferences"
                                        + " (min 15.125, max 16.5 ms)"))
                .containsEntry(Metric.LOAD_MS, new MetricValue.Absent("benchmark.out does not report it"));
    }

    @Test
    void givenAModelTooFastForTheDigitsOfNcnnThenLatencyIsAbsentAndNotZero() throws Exception {
        Bundle bundle = BundleFixture.tool("benchncnn", INFER, "")
                .file("runner.err", """
                        loop_count = 2
                          net.param  min =    0.00  max =    0.01  avg =    0.00
                        """)
                .seal(dir);

        assertThat(TrialMetrics.of(bundle).get(Metric.LATENCY_MS))
                .isEqualTo(
                        new MetricValue.Absent("benchncnn printed a mean of 0: it has too few digits for this model"));
    }

    @Test
    void givenTrtexecThenEachQueryIsAValueAndThroughputIsNotTheReciprocalOfTheirMean() throws Exception {
        Bundle bundle = BundleFixture.tool("trtexec", INFER, TRTEXEC).seal(dir);

        Map<Metric, MetricValue> metrics = TrialMetrics.of(bundle);

        String timer = "H2D + GPU compute + D2H of a query, input of the model's own shape; by TensorRT v8502"
                + " (medians: H2D 0.375, GPU compute 3, D2H 0.125 ms)";
        assertThat(metrics)
                .containsEntry(
                        Metric.LATENCY_MS,
                        new MetricValue.Distribution(List.of(3.0, 4.0), "trtexec's GPU events: " + timer))
                .containsEntry(
                        Metric.THROUGHPUT_IPS,
                        new MetricValue.Scalar(
                                312.5,
                                "trtexec's own: queries / wall time from the first to the last, several under way at once; "
                                        + timer))
                .containsEntry(
                        Metric.LOAD_MS,
                        new MetricValue.Scalar(
                                32.5,
                                "trtexec's 'Engine deserialized in': from an engine's bytes to an engine; reading the file,"
                                        + " building an engine from ONNX and buffers left out"));
        assertThat(Verdicts.of(bundle, metrics)).isEqualTo(new Verdict.Valid());
    }

    @Test
    void givenTrtexecWithoutTransfersThenItsTimerIsCalledAnother() throws Exception {
        Bundle bundle = BundleFixture.tool(
                        "trtexec",
                        INFER,
                        TRTEXEC.replace("max = 0.5 ms", "max = 0 ms").replace("max = 0.25 ms", "max = 0 ms"))
                .seal(dir);

        assertThat(TrialMetrics.of(bundle).get(Metric.LATENCY_MS))
                .isInstanceOfSatisfying(
                        MetricValue.Distribution.class,
                        latency -> assertThat(latency.method())
                                .startsWith("trtexec's GPU events: GPU compute of a query, nothing transferred,"));
    }

    @Test
    void givenTrtexecThatPrintedNoThroughputThenItIsAbsentAndNotZero() throws Exception {
        Bundle bundle = BundleFixture.tool("trtexec", INFER, TRTEXEC.replace("312.5 qps", "0 qps"))
                .seal(dir);

        assertThat(TrialMetrics.of(bundle).get(Metric.THROUGHPUT_IPS)).isInstanceOf(MetricValue.Absent.class);
    }

    @Test
    void givenTrtexecThatFailedThoughItsExitSaysOtherwiseThenTheTrialFailedWithItsFirstError() throws Exception {
        Bundle bundle = BundleFixture.tool("trtexec", INFER, TRTEXEC.replace("PASSED", "FAILED"))
                .file("runner.err", "[11/20/2025-08:32:52] [E] Engine deserialization failed\n")
                .seal(dir);

        assertThat(Verdicts.of(bundle, TrialMetrics.of(bundle)))
                .isInstanceOfSatisfying(Verdict.Failed.class, failed -> {
                    assertThat(failed.failure()).isEqualTo(Failure.BAD_OUTPUT);
                    assertThat(failed.detail()).contains("FAILED", "Engine deserialization failed");
                });
    }

    @Test
    void givenLlamaMainThenItsStampsGiveTimesAndRates() throws Exception {
        Bundle bundle = BundleFixture.tool("llama_main", GENERATE, EXECUTORCH).seal(dir);

        Map<Metric, MetricValue> metrics = TrialMetrics.of(bundle);

        String stamps = "PyTorchObserver, stamps of 1 ms: ";
        assertThat(metrics)
                .containsEntry(
                        Metric.LOAD_MS, new MetricValue.Scalar(150, stamps + "model_load_end - model_load_start"))
                .containsEntry(
                        Metric.TTFT_MS,
                        new MetricValue.Scalar(500, stamps + "first_token - inference_start, tokenising included"))
                .containsEntry(
                        Metric.PREFILL_TPS,
                        new MetricValue.Scalar(
                                16,
                                stamps + "prompt_tokens / (prompt_eval_end - inference_start), tokenising included"))
                .containsEntry(
                        Metric.DECODE_TPS,
                        new MetricValue.Scalar(
                                50,
                                stamps
                                        + "generated_tokens / (inference_end - first_token), detokenising and printing"
                                        + " included"))
                .containsEntry(Metric.ITL_MS, new MetricValue.Absent("llama_main does not report it"));
        assertThat(Verdicts.of(bundle, metrics)).isEqualTo(new Verdict.Valid());
    }

    @Test
    void givenAPromptOfAnotherLengthThenItsFiguresAreNotThoseOfTheWorkload() throws Exception {
        Bundle bundle = BundleFixture.tool(
                        "llama_main", GENERATE, EXECUTORCH.replace("\"prompt_tokens\":8", "\"prompt_tokens\":9"))
                .seal(dir);

        MetricValue absent = new MetricValue.Absent("the tokenizer made a prompt of 9 tokens, the workload has 8");
        assertThat(TrialMetrics.of(bundle))
                .containsEntry(Metric.PREFILL_TPS, absent)
                .containsEntry(Metric.DECODE_TPS, absent)
                .containsEntry(Metric.TTFT_MS, absent);
    }

    @Test
    void givenOutputThatIsNoneOfTheToolsThenTheTrialFailed() throws Exception {
        int i = 0;
        for (String tool :
                new String[] {"benchmark_model", "benchmark.out", "benchncnn", "trtexec", "llama_main", "another"}) {
            Workload workload = tool.equals("llama_main") ? GENERATE : INFER;
            Bundle bundle = BundleFixture.tool(tool, workload, "hello\n").seal(dir.resolve("" + i++));

            assertThat(Verdicts.of(bundle, TrialMetrics.of(bundle)))
                    .describedAs(tool)
                    .isInstanceOfSatisfying(
                            Verdict.Failed.class,
                            failed -> assertThat(failed.failure()).isEqualTo(Failure.BAD_OUTPUT));
        }
    }
}
