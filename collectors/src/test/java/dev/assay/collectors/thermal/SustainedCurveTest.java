package dev.assay.collectors.thermal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.fixture.SyntheticEvents;
import dev.assay.collectors.fixture.TraceBytes;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.metric.TrialMetrics;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.sensing.Sensing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SustainedCurveTest {
    private static final double MINUTE_MS = 60_000;

    @TempDir
    Path dir;

    /** Repetitions of a prompt of 1 s and 9 tokens: each 1 s apart in the first minute, 2 s in the next, to 2.5 minutes. */
    private static BundleFixture slowing() {
        SyntheticEvents events = SyntheticEvents.hello("r", "t");
        double at = 1000;
        for (int iteration = 0; at < 1000 + 2.4 * MINUTE_MS; iteration++) {
            double gap = at < 1000 + MINUTE_MS ? 1000 : 2000;
            events.prefill(iteration, at, at + 1000, 8);
            double[] tokens = new double[9];
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] = at + 1000 + i * gap;
            }
            events.tokens(iteration, tokens);
            at = tokens[8] + 1000;
        }
        return BundleFixture.generate()
                .workload(new Workload.Sustained("s", 8, 9, (long) (2.4 * MINUTE_MS), 1, Workload.Sampling.GREEDY))
                .events(events.end(at));
    }

    /** 3 W and 40 °C and 2 GHz in the first minute, 2 W and 60 °C and 1 GHz after it. */
    private static TraceBytes trace() {
        TraceBytes trace = new TraceBytes()
                .channel(0, "power_w", "W", "rail", 1)
                .channel(1, "temp_c", "°C", "zone", 1)
                .channel(2, "little_hz", "Hz", "policy0", 1)
                .channel(3, "big_hz", "Hz", "policy4", 1);
        for (int s = 0; s < 170; s++) {
            boolean first = s < 61;
            trace.samples(
                    s * 1_000_000_000L, Map.of(0, first ? 3.0 : 2, 1, first ? 40.0 : 60, 2, 5e8, 3, first ? 2e9 : 1e9));
        }
        return trace.exited(0, 1, 1);
    }

    private static final Sensing SENSING = new Sensing(
            "p",
            List.of(new Rail.Power("in", "power_w")),
            List.of(new Rail.Power("in", "power_w")),
            null,
            List.of("temp_c"),
            List.of("little_hz", "big_hz"),
            null);

    @Test
    void givenASustainedTrialThenEachMinuteHasWhatWasMeasured() throws Exception {
        List<SustainedCurve.Point> points = SustainedCurve.of(
                        slowing().trace(trace()).sensing(SENSING).seal(dir.resolve("b")))
                .points();

        assertThat(points).extracting(SustainedCurve.Point::minute).containsExactly(0, 1, 2);
        assertThat(points).extracting(SustainedCurve.Point::partial).containsExactly(false, false, true);
        assertThat(points.get(0).decodeTps()).isCloseTo(1.0, within(1e-9));
        assertThat(points.get(1).decodeTps()).isCloseTo(0.5, within(1e-9));
        assertThat(points.get(0).powerW()).isCloseTo(3, within(0.02));
        assertThat(points.get(1).powerW()).isCloseTo(2, within(0.02));
        assertThat(points.get(0).temperatureC()).isCloseTo(40, within(1e-9));
        assertThat(points.get(1).temperatureC()).isCloseTo(60, within(1e-9));
        assertThat(points.get(0).frequencyHz()).isEqualTo(2e9);
        assertThat(points.get(1).frequencyHz()).isEqualTo(1e9);
        assertThat(points.get(2).seconds()).isGreaterThan(20).isLessThan(60);
    }

    @Test
    void givenNoSensorsThenTheSpeedAloneIsThereAndTheRestIsAbsent() throws Exception {
        assertThat(SustainedCurve.of(slowing().seal(dir.resolve("b"))).points())
                .hasSize(3)
                .allSatisfy(point -> {
                    assertThat(point.decodeTps()).isPositive();
                    assertThat(point.temperatureC()).isNull();
                    assertThat(point.powerW()).isNull();
                    assertThat(point.frequencyHz()).isNull();
                });
    }

    @Test
    void givenARunnerThatStampsNothingThenThereIsNoCurve() throws Exception {
        assertThat(SustainedCurve.of(BundleFixture.llamaBench("{}\n").seal(dir.resolve("b")))
                        .points())
                .isEmpty();
    }

    @Test
    void givenASustainedTrialThenItHasTheMetricsOfGeneratingAndTheOnset() throws Exception {
        Map<Metric, MetricValue> metrics =
                TrialMetrics.of(slowing().trace(trace()).sensing(SENSING).seal(dir.resolve("b")));

        assertThat(metrics)
                .containsKeys(
                        Metric.PREFILL_TPS,
                        Metric.DECODE_TPS,
                        Metric.ITL_MS,
                        Metric.TTFT_MS,
                        Metric.ENERGY_PER_TOKEN_J,
                        Metric.MBU);
        assertThat(metrics.get(Metric.THROTTLE_ONSET_S)).isInstanceOfSatisfying(MetricValue.Scalar.class, onset -> {
            assertThat(onset.value()).isCloseTo(60, within(10.0)); // a token takes seconds
            assertThat(onset.method()).contains("big_hz fell by 50 % from 2000 to 1000 MHz");
        });
    }
}
