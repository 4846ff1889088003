package dev.assay.collectors.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.TraceReader;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.metric.TrialMetrics;
import dev.assay.collectors.trace.RunnerEnd;
import dev.assay.collectors.trace.SampledGroup;
import dev.assay.collectors.trace.TraceFile;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Outcomes;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.collectors.verdict.Verdicts;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bundles that a real probe and real runners left; expected numbers are worked out from the files by hand. */
class GoldenBundlesTest {

    @Test
    void generateWithRunnerLlama() throws Exception {
        Bundle bundle = Bundle.open(golden("generate-runner-llama"));
        Map<Metric, MetricValue> metrics = TrialMetrics.of(bundle);

        assertThat(bundle.manifestSha256())
                .isEqualTo("c4ca9b522fa919e7c2b3837b957fadf5aa58575e87bc42998f1c0143ea1ff937");
        assertThat(bundle.events().orElseThrow().problems()).isEmpty();
        TraceFile trace = bundle.trace().orElseThrow();
        assertThat(trace.damage()).isEmpty();
        assertThat(trace.traces().keySet())
                .containsExactlyInAnyOrder(
                        "rss_bytes",
                        "rss_anon_bytes",
                        "rss_file_bytes",
                        "cpu_time_s",
                        "pss_bytes",
                        "pss_anon_bytes",
                        "swap_bytes");
        assertThat(trace.marks()).extracting(TraceFile.Mark::mark).containsExactly("runner_started", "runner_ended");
        // 3075680070691 - 3075631450599 and 3075687374886 - 3075680070691 ns
        assertScalar(metrics, Metric.LOAD_MS, 55.924287);
        // 3075720285514 - 3075712130001 and 3075738156880 - 3075730315444 ns
        assertScalar(metrics, Metric.TTFT_MS, (8.155513 + 7.841436) / 2);
        // 8 tokens in 8142789 and in 7829484 ns
        assertScalar(metrics, Metric.PREFILL_TPS, (8 / 8.142789e-3 + 8 / 7.829484e-3) / 2);
        // 3 tokens in 10015092 and in 21977692 ns
        assertScalar(metrics, Metric.DECODE_TPS, (3 / 10.015092e-3 + 3 / 21.977692e-3) / 2);
        assertThat(metrics.get(Metric.ITL_MS))
                .isInstanceOfSatisfying(
                        MetricValue.Distribution.class,
                        itl -> assertThat(itl.values())
                                .containsExactly(2.822896, 5.609864, 1.582332, 1.664535, 6.08984, 14.223317));
        assertThat(Verdicts.of(bundle, metrics)).isEqualTo(new Verdict.Valid());
    }

    @Test
    void llamaBench() throws Exception {
        Bundle bundle = Bundle.open(golden("llama-bench"));
        Map<Metric, MetricValue> metrics = TrialMetrics.of(bundle);

        assertThat(bundle.manifestSha256())
                .isEqualTo("183725c96bfb7befcbdd215ff626a563818f3b0a8783cac363da021d27ad3244");
        // llama-bench's own samples_ts, which it rounds to six digits
        assertScalar(metrics, Metric.PREFILL_TPS, (338.309 + 445.585) / 2, 1e-3);
        assertScalar(metrics, Metric.DECODE_TPS, (214.77 + 158.078) / 2, 1e-3);
        assertThat(Verdicts.of(bundle, metrics)).isEqualTo(new Verdict.Valid());
    }

    @Test
    void failures() throws Exception {
        assertThat(Outcomes.read(golden("crashed"))).satisfies(outcome -> {
            assertThat(outcome.failure()).isEqualTo(Failure.CRASHED);
            assertThat(outcome.signal()).isEqualTo(11);
            assertThat(outcome.detail()).contains("SIGSEGV").endsWith("it said: about to fail");
        });
        assertThat(Outcomes.read(golden("not-started")).failure()).isEqualTo(Failure.NOT_PROVISIONED);
        assertThat(Outcomes.read(golden("timed-out"))).satisfies(outcome -> {
            assertThat(outcome.failure()).isEqualTo(Failure.TIMED_OUT);
            assertThat(outcome.detail()).endsWith("of 0.3 s");
        });
    }

    @Test
    void sampledInGroupsByTraceVersion2() throws Exception {
        TraceFile trace = TraceReader.read(golden("sampled-v2").resolve("trace.bin"));

        assertThat(trace.damage()).isEmpty();
        assertThat(trace.header().orElseThrow().scheduling()).isEqualTo("fifo");
        assertThat(trace.traces().values())
                .extracting(t -> t.channel().group())
                .containsExactly(
                        "process", "process", "process", "process", "process", "memory", "memory", "memory", "memory",
                        "command", "command");
        assertThat(trace.trace("rss_bytes").orElseThrow().max()).hasValue(3301376);
        assertThat(trace.trace("lo_rx_bytes").orElseThrow().timeNs(86)).isEqualTo(19918472161902L);
        assertThat(trace.trace("memory_available_bytes").orElseThrow().timeNs(86))
                .isEqualTo(19918472184264L);
        assertThat(trace.trace("gpu0_power_w").orElseThrow().values()).containsExactly(12.5, 13);
        assertThat(trace.trace("gpu0_temperature_c").orElseThrow().count()).isZero();
        List<SampledGroup> groups = trace.end().orElseThrow().probe().groups();
        assertThat(groups).extracting(SampledGroup::ticks).containsExactly(87L, 18L, 2L);
        assertThat(groups.getFirst().unread()).isEqualTo(Map.of("power_w", 87L));
        assertThat(groups.getLast().commandEnded()).isEqualTo("exit code 4");
        assertThat(Outcomes.read(golden("sampled-v2")).failure()).isNull();
    }

    @Test
    void theProbesAccountOfVersion1IsReadAsTwoGroups() throws Exception {
        RunnerEnd.Probe probe = TraceReader.read(golden("timed-out").resolve("trace.bin"))
                .end()
                .orElseThrow()
                .probe();

        assertThat(probe.groups()).extracting(SampledGroup::name).containsExactly("process", "memory");
    }

    private static Path golden(String name) throws URISyntaxException {
        return Path.of(GoldenBundlesTest.class.getResource("/golden/" + name).toURI());
    }

    private static void assertScalar(Map<Metric, MetricValue> metrics, Metric metric, double value) {
        assertScalar(metrics, metric, value, 1e-9);
    }

    private static void assertScalar(Map<Metric, MetricValue> metrics, Metric metric, double value, double tolerance) {
        assertThat(metrics.get(metric))
                .isInstanceOfSatisfying(
                        MetricValue.Scalar.class,
                        scalar -> assertThat(scalar.value()).isCloseTo(value, within(tolerance)));
    }
}
