package dev.assay.collectors.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.collectors.bundle.BundleFiles;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.fixture.SyntheticEvents;
import dev.assay.collectors.fixture.TraceBytes;
import dev.assay.collectors.verdict.Failure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every expected number is worked out by hand from the stamps beside it. */
class TrialMetricsTest {
    @TempDir
    Path dir;

    @Test
    void givenOneIterationOfGeneratingThenItsSpeedFollowsFromTheStamps() throws Exception {
        // load 20-120, context 130-180; prefill 300-800 of 8 tokens; tokens at 810, 820, 830, 840 ms
        Map<Metric, MetricValue> metrics = of(BundleFixture.generate());

        assertScalar(metrics, Metric.LOAD_MS, 150, "runner's events: load + context");
        assertScalar(metrics, Metric.TTFT_MS, 510, "runner's events: token 0 - prefill.begin");
        assertScalar(metrics, Metric.PREFILL_TPS, 16, "runner's events: tokens / (prefill.end - prefill.begin)");
        assertScalar(metrics, Metric.DECODE_TPS, 100, "runner's events: (n - 1) / (token n-1 - token 0)");
        assertDistribution(metrics, Metric.ITL_MS, 10, 10, 10);
    }

    @Test
    void givenSeveralIterationsThenAScalarIsTheirMedianAndADistributionHoldsAll() throws Exception {
        BundleFixture fixture = BundleFixture.generate()
                .workload(new Workload.Generate("p8-g3", 8, 3, 1, 3, Workload.Sampling.GREEDY))
                .events(BundleFixture.loaded("runner-llama", "llama.cpp")
                        .prefill(0, 1000, 1100, 8) // 80 tok/s
                        .tokens(0, 1110, 1120, 1140) // ttft 110; 2 in 30 ms: 66.7 tok/s
                        .prefill(1, 2000, 2200, 8) // 40 tok/s
                        .tokens(1, 2210, 2211, 2212) // ttft 210; 2 in 2 ms: 1000 tok/s
                        .prefill(2, 3000, 3400, 8) // 20 tok/s
                        .tokens(2, 3410, 3510, 3610) // ttft 410; 2 in 200 ms: 10 tok/s
                        .end(4000));

        Map<Metric, MetricValue> metrics = of(fixture);

        assertScalar(metrics, Metric.TTFT_MS, 210, "runner's events: token 0 - prefill.begin; median of 3 iterations");
        assertScalar(
                metrics,
                Metric.PREFILL_TPS,
                40,
                "runner's events: tokens / (prefill.end - prefill.begin); median of 3 iterations");
        assertScalar(
                metrics,
                Metric.DECODE_TPS,
                2 / 0.030,
                "runner's events: (n - 1) / (token n-1 - token 0); median of 3 iterations");
        assertDistribution(metrics, Metric.ITL_MS, 10, 20, 1, 1, 100, 100);
    }

    @Test
    void givenInferencesThenLatencyIsADistributionAndThroughputIsOverThemAlone() throws Exception {
        // 300-310 and 320-350 ms: 2 in 40 ms
        Map<Metric, MetricValue> metrics = of(BundleFixture.infer());

        assertDistribution(metrics, Metric.LATENCY_MS, 10, 30);
        assertScalar(metrics, Metric.THROUGHPUT_IPS, 50, "runner's events: 2 inferences / sum of their latencies");
        assertThat(metrics.keySet())
                .containsExactly(
                        Metric.LOAD_MS,
                        Metric.LATENCY_MS,
                        Metric.THROUGHPUT_IPS,
                        Metric.RSS_PEAK_BYTES,
                        Metric.RSS_ANON_PEAK_BYTES,
                        Metric.PSS_PEAK_BYTES,
                        Metric.CPU_TIME_S,
                        Metric.ENERGY_J,
                        Metric.DISCHARGE_MAH,
                        Metric.POWER_AVG_W,
                        Metric.POWER_PEAK_W,
                        Metric.POWER_IDLE_W,
                        Metric.TEMP_START_C,
                        Metric.TEMP_PEAK_C,
                        Metric.TEMP_ABOVE_S);
    }

    @Test
    void givenGeneratingThenOnlyMetricsOfGeneratingAreSpokenOf() throws Exception {
        assertThat(of(BundleFixture.generate()).keySet())
                .contains(Metric.MBU, Metric.ENERGY_PER_TOKEN_J, Metric.ENERGY_PREFILL_J, Metric.ENERGY_DECODE_J)
                .doesNotContain(Metric.LATENCY_MS, Metric.THROUGHPUT_IPS);
    }

    @Test
    void givenATraceThenMemoryAndProcessorTimeSayWhereTheyComeFrom() throws Exception {
        Map<Metric, MetricValue> metrics = of(BundleFixture.generate());

        assertScalar(metrics, Metric.RSS_PEAK_BYTES, 400e6, "kernel's peak at exit (rusage ru_maxrss)");
        assertScalar(metrics, Metric.CPU_TIME_S, 2, "kernel's account at exit (rusage ru_utime + ru_stime)");
        assertScalar(
                metrics,
                Metric.RSS_ANON_PEAK_BYTES,
                200e6,
                "largest sample of /proc/PID/status at up to 100 Hz: a lower bound");
        assertScalar(
                metrics,
                Metric.PSS_PEAK_BYTES,
                150e6,
                "largest sample of /proc/PID/smaps_rollup at up to 10 Hz: a lower bound");
    }

    @Test
    void givenABareRunThenWhatTakesSamplesIsAbsentForThatReasonAndTheKernelsAccountStays() throws Exception {
        Map<Metric, MetricValue> metrics = of(BundleFixture.generate()
                .bare()
                .trace(new TraceBytes().header("t").exited(0, 2.0, 400_000_000)));

        for (Metric metric : List.of(
                Metric.RSS_ANON_PEAK_BYTES,
                Metric.PSS_PEAK_BYTES,
                Metric.ENERGY_J,
                Metric.POWER_AVG_W,
                Metric.TEMP_PEAK_C)) {
            assertAbsent(metrics, metric, "not sampled: collectors: none");
        }
        assertScalar(metrics, Metric.RSS_PEAK_BYTES, 400e6, "kernel's peak at exit (rusage ru_maxrss)");
        assertScalar(metrics, Metric.CPU_TIME_S, 2, "kernel's account at exit (rusage ru_utime + ru_stime)");
        assertScalar(metrics, Metric.DECODE_TPS, 100, "runner's events: (n - 1) / (token n-1 - token 0)");
    }

    @Test
    void givenAPowerSourceThatNobodySampledThenEnergyIsAbsentAndTheReasonNamesTheSource() throws Exception {
        Map<Metric, MetricValue> metrics = of(BundleFixture.generate()
                .before(Condition.ofText("power_sources", "/sys/class/powercap/intel-rapl:0", "/sys")));

        assertAbsent(
                metrics,
                Metric.ENERGY_J,
                "the power sources of this device were not sampled: /sys/class/powercap/intel-rapl:0");
    }

    @Test
    void givenNoSourceThenTheFigureIsAbsentWithTheReasonAndNeverZero() throws Exception {
        Map<Metric, MetricValue> metrics = of(BundleFixture.generate());

        assertAbsent(metrics, Metric.ENERGY_J, "no power source on this device");
        assertAbsent(metrics, Metric.POWER_PEAK_W, "no power source on this device");
        assertAbsent(metrics, Metric.TEMP_START_C, "no thermal zone on this device");
        assertAbsent(metrics, Metric.TEMP_PEAK_C, "no thermal zone on this device");
        assertAbsent(metrics, Metric.MBU, "memory bandwidth of this device was not measured");
    }

    @Test
    void givenChannelsThatAreMissingOrWereNeverReadThenTheyAreAbsent() throws Exception {
        Map<Metric, MetricValue> metrics = of(BundleFixture.generate()
                .trace(new TraceBytes()
                        .channel(0, "pss_bytes", "B", "/proc/PID/smaps_rollup", 10)
                        .exited(0, 1, 1)));

        assertAbsent(metrics, Metric.RSS_ANON_PEAK_BYTES, "rss_anon_bytes was not sampled");
        assertAbsent(metrics, Metric.PSS_PEAK_BYTES, "/proc/PID/smaps_rollup could not be read");
    }

    @Test
    void givenThermalReadingsThenTheHottestBeforeAndDuringTheTrial() throws Exception {
        Condition hottest = Condition.of("temp_hottest_c", "°C", 41.5, "/sys/class/thermal/thermal_zone3/temp (cpu)");

        assertAbsent(
                of(BundleFixture.generate().before(hottest)),
                Metric.TEMP_PEAK_C,
                "temperature was not sampled while the trial ran");

        Map<Metric, MetricValue> metrics = TrialMetrics.of(BundleFixture.generate()
                .before(hottest)
                .trace(new TraceBytes()
                        .channel(0, "temp_zone0_c", "°C", "zone0", 1)
                        .channel(1, "temp_zone3_c", "°C", "zone3", 2.5)
                        .samples(1, Map.of(0, 50.0, 1, 42.0))
                        .samples(2, Map.of(0, 40.0, 1, 60.25))
                        .exited(0, 1, 1))
                .seal(dir.resolve("sampled")));
        assertScalar(
                metrics,
                Metric.TEMP_START_C,
                41.5,
                "one reading before the trial of /sys/class/thermal/thermal_zone3/temp (cpu)");
        assertScalar(metrics, Metric.TEMP_PEAK_C, 60.25, "largest sample of zone3 at up to 2.5 Hz: a lower bound");
    }

    @Test
    void givenOneOutputTokenThenThereIsTimeToItAndNoRate() throws Exception {
        Map<Metric, MetricValue> metrics = of(BundleFixture.generate()
                .events(BundleFixture.loaded("runner-llama", "llama.cpp")
                        .prefill(0, 300, 800, 8)
                        .tokens(0, 810)
                        .end(811)));

        assertScalar(metrics, Metric.TTFT_MS, 510, "runner's events: token 0 - prefill.begin");
        assertAbsent(metrics, Metric.DECODE_TPS, "it takes two output tokens, and no iteration had them");
        assertAbsent(metrics, Metric.ITL_MS, "it takes two output tokens, and no iteration had them");
    }

    @Test
    void givenAClockThatDidNotMoveThenThereIsNoRate() throws Exception {
        Map<Metric, MetricValue> metrics = of(BundleFixture.generate()
                .events(BundleFixture.loaded("runner-llama", "llama.cpp")
                        .prefill(0, 300, 300, 8)
                        .tokens(0, 300, 300)
                        .end(301)));

        assertAbsent(metrics, Metric.PREFILL_TPS, "the clock did not move while it was timed");
        assertAbsent(metrics, Metric.DECODE_TPS, "the clock did not move while it was timed");
    }

    @Test
    void givenARunnerWithoutLoadPhasesThenLoadTimeIsAbsentOrSaysWhatItLacks() throws Exception {
        SyntheticEvents bare =
                SyntheticEvents.hello("r", "t").infer(0, 1, 2).infer(1, 3, 4).end(5);
        assertAbsent(
                TrialMetrics.of(BundleFixture.infer().events(bare).seal(dir.resolve("bare"))),
                Metric.LOAD_MS,
                "the runner did not report its load phase");

        SyntheticEvents loadOnly = SyntheticEvents.hello("r", "t")
                .phase("load", 0, 7)
                .infer(0, 8, 9)
                .end(10);
        assertScalar(
                TrialMetrics.of(BundleFixture.infer().events(loadOnly).seal(dir.resolve("load"))),
                Metric.LOAD_MS,
                7,
                "runner's events: load; it reports no context");
    }

    @Test
    void givenAFailedTrialOrABrokenReportThenThereAreNoMetrics() throws Exception {
        TrialDocument.Outcome crashed = TrialDocument.Outcome.failed(Failure.CRASHED, "SIGSEGV");

        assertThat(TrialMetrics.of(BundleFixture.generate().outcome(crashed).seal(dir.resolve("crashed"))))
                .isEmpty();
        assertThat(TrialMetrics.of(
                        BundleFixture.generate().without(BundleFiles.EVENTS).seal(dir.resolve("silent"))))
                .isEmpty();
        assertThat(TrialMetrics.of(BundleFixture.generate()
                        .events(SyntheticEvents.hello("r", "t"))
                        .seal(dir.resolve("endless"))))
                .isEmpty();
    }

    private Map<Metric, MetricValue> of(BundleFixture fixture) throws Exception {
        return TrialMetrics.of(fixture.seal(dir.resolve("bundle")));
    }

    private static void assertScalar(Map<Metric, MetricValue> metrics, Metric metric, double value, String method) {
        assertThat(metrics.get(metric)).isInstanceOfSatisfying(MetricValue.Scalar.class, scalar -> {
            assertThat(scalar.value()).isCloseTo(value, within(Math.abs(value) * 1e-12));
            assertThat(scalar.method()).isEqualTo(method);
        });
    }

    private static void assertDistribution(Map<Metric, MetricValue> metrics, Metric metric, double... values) {
        assertThat(metrics.get(metric))
                .isInstanceOfSatisfying(
                        MetricValue.Distribution.class,
                        distribution -> assertThat(distribution.values())
                                .isEqualTo(Arrays.stream(values).boxed().toList()));
    }

    private static void assertAbsent(Map<Metric, MetricValue> metrics, Metric metric, String reason) {
        assertThat(metrics.get(metric)).isEqualTo(new MetricValue.Absent(reason));
    }
}
