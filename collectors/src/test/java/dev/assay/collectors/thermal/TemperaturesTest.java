package dev.assay.collectors.thermal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.fixture.TraceBytes;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.metric.TrialMetrics;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.verdict.Thresholds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemperaturesTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path dir;

    /** cpu: 40, 60, 80, 60 °C; gpu: 65, 45, 45, 75 °C; battery: hot, and nobody's zone. */
    private static TraceBytes trace() {
        TraceBytes trace = new TraceBytes()
                .channel(0, "temp_cpu_c", "°C", "zone0", 1)
                .channel(1, "temp_gpu_c", "°C", "zone1", 1)
                .channel(2, "temp_charger_c", "°C", "zone2", 1);
        double[][] rows = {{40, 65, 99}, {60, 45, 99}, {80, 45, 99}, {60, 75, 99}};
        for (int i = 0; i < rows.length; i++) {
            trace.samples(i * SECOND, Map.of(0, rows[i][0], 1, rows[i][1], 2, rows[i][2]));
        }
        return trace.exited(0, 1, 1);
    }

    private static Sensing sensing(String... temperatures) {
        return new Sensing("p", List.of(), List.of(), "no power", List.of(temperatures), List.of(), null);
    }

    @Test
    void givenSensingThenOnlyItsZonesCount() throws Exception {
        Map<Metric, MetricValue> metrics = TrialMetrics.of(BundleFixture.generate()
                .trace(trace())
                .sensing(sensing("temp_cpu_c", "temp_gpu_c"))
                .seal(dir.resolve("b")));

        assertScalar(metrics, Metric.TEMP_START_C, 65, "first sample of zone1, as the runner was started");
        assertScalar(metrics, Metric.TEMP_PEAK_C, 80, "largest sample of zone0 at up to 1 Hz: a lower bound");
        // cpu above 70 from 1.5 to 2.5 s; gpu from 2.8333 to 3 s
        assertScalar(
                metrics,
                Metric.TEMP_ABOVE_S,
                1 + 1 / 6.0,
                "above 70 °C by straight lines between the samples of 2 channels");
    }

    @Test
    void givenZonesThatAreHotTogetherThenTheTimeCountsOnce() throws Exception {
        Temperatures all =
                Temperatures.of(BundleFixture.generate().trace(trace()).seal(dir.resolve("b")));

        assertThat(all.secondsAbove(70)).isEqualTo(3);
        assertThat(all.secondsAbove(100)).isZero();
    }

    @Test
    void givenAThresholdOfTheRunThenItHolds() throws Exception {
        Map<Metric, MetricValue> metrics = TrialMetrics.of(BundleFixture.generate()
                .trace(trace())
                .sensing(sensing("temp_cpu_c"))
                .thresholds(new Thresholds(null, null, null, null, null, 50.0, null, null, null, null))
                .seal(dir.resolve("b")));

        assertScalar(
                metrics, Metric.TEMP_ABOVE_S, 2.5, "above 50 °C by straight lines between the samples of 1 channel");
    }

    @Test
    void givenNoSampleThenItIsAbsent() throws Exception {
        Map<Metric, MetricValue> metrics = TrialMetrics.of(
                BundleFixture.generate().sensing(sensing("temp_cpu_c")).seal(dir.resolve("b")));

        assertThat(metrics.get(Metric.TEMP_ABOVE_S))
                .isEqualTo(new MetricValue.Absent("temperature was not sampled while the trial ran"));
    }

    private static void assertScalar(Map<Metric, MetricValue> metrics, Metric metric, double value, String method) {
        assertThat(metrics.get(metric)).isInstanceOfSatisfying(MetricValue.Scalar.class, scalar -> {
            assertThat(scalar.value()).isCloseTo(value, within(1e-6));
            assertThat(scalar.method()).isEqualTo(method);
        });
    }
}
