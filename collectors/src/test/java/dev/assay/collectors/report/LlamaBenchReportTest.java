package dev.assay.collectors.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.metric.TrialMetrics;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.collectors.verdict.Verdicts;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fixture's workload: a prompt of 8 tokens, 4 generated, one repetition. */
class LlamaBenchReportTest {
    private static final String PREFILL = """
            {"n_prompt":8,"n_gen":0,"n_depth":0,"avg_ts":1,"samples_ns":[400000000,80000000,100000000],"later":[{}]}
            """; // 20, 100 and 80 tok/s
    private static final String DECODE = """
            {"n_prompt":0,"n_gen":4,"n_depth":8,"samples_ns":[50000000,100000000],"samples_ts":[80,40]}
            """; // 80 and 40 tok/s
    private static final String SHALLOW = """
            {"n_prompt":0,"n_gen":4,"samples_ns":[1000000]}
            """;

    @TempDir
    Path dir;

    @Test
    void givenItsTestsThenRatesAreMediansOverRepetitionsAndTheRestIsNotReported() throws Exception {
        Bundle bundle = BundleFixture.llamaBench(SHALLOW + PREFILL + DECODE).seal(dir);

        Map<Metric, MetricValue> metrics = TrialMetrics.of(bundle);

        assertThat(metrics.get(Metric.PREFILL_TPS))
                .isEqualTo(new MetricValue.Scalar(
                        80,
                        "llama-bench's samples_ns (n_prompt = 8, n_gen = 0, n_depth = 0), without tokenising and"
                                + " sampling; median of 3 repetitions"));
        assertThat(metrics.get(Metric.DECODE_TPS))
                .isEqualTo(new MetricValue.Scalar(
                        60,
                        "llama-bench's samples_ns (n_prompt = 0, n_gen = 4, n_depth = 8), without tokenising and"
                                + " sampling; median of 2 repetitions"));
        MetricValue notReported = new MetricValue.Absent("llama-bench does not report it");
        assertThat(metrics)
                .containsEntry(Metric.TTFT_MS, notReported)
                .containsEntry(Metric.ITL_MS, notReported)
                .containsEntry(Metric.LOAD_MS, notReported)
                .containsKey(Metric.RSS_PEAK_BYTES);
        assertThat(Verdicts.of(bundle, metrics)).isEqualTo(new Verdict.Valid());
    }

    @Test
    void givenADepthThatIsNotThePromptsThenThatIsNoDecodeOfThisWorkload() throws Exception {
        Bundle bundle = BundleFixture.llamaBench(PREFILL + SHALLOW).seal(dir);

        Map<Metric, MetricValue> metrics = TrialMetrics.of(bundle);

        assertThat(metrics.get(Metric.DECODE_TPS))
                .isEqualTo(new MetricValue.Absent("llama-bench printed no record with n_gen > 0, n_depth = 8"));
        assertThat(Verdicts.of(bundle, metrics)).isInstanceOf(Verdict.Suspect.class);
    }

    @Test
    void givenOutputThatIsNoneThenTheTrialFailed() throws Exception {
        int i = 0;
        for (String output : new String[] {
            "",
            "error: unknown model\n",
            PREFILL + "{\"n_prompt\":8",
            "null\n",
            "{\"n_prompt\":8,\"n_gen\":0,\"samples_ns\":[]}\n",
            "{\"n_prompt\":8,\"n_gen\":0,\"samples_ns\":[0]}\n",
            SHALLOW
        }) {
            Bundle bundle = BundleFixture.llamaBench(output).seal(dir.resolve("" + i++));

            assertThat(Verdicts.of(bundle, TrialMetrics.of(bundle)))
                    .describedAs(output)
                    .isInstanceOfSatisfying(
                            Verdict.Failed.class,
                            failed -> assertThat(failed.failure()).isEqualTo(Failure.BAD_OUTPUT));
        }
    }
}
