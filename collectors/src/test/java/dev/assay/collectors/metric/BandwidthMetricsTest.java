package dev.assay.collectors.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.sensing.SessionMeasurements;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BandwidthMetricsTest {
    private static final TokenBytes BYTES = new TokenBytes(70_000_000, 10_000, "all weights + f16 cache");
    private static final SessionMeasurements SESSION = new SessionMeasurements(
            null, "no power", new SessionMeasurements.Bandwidth(14e9, 2, 1L << 28, "best of 5 passes"), null);

    @TempDir
    Path dir;

    @Test
    void givenBytesARateAndABandwidthThenTheirQuotient() throws Exception {
        // 8 prompt tokens, 4 output tokens: passes read 9, 10 and 11 positions; 100 tok/s
        assertThat(mbu(BundleFixture.generate().session(SESSION).tokenBytes(BYTES)))
                .isInstanceOfSatisfying(MetricValue.Scalar.class, mbu -> {
                    assertThat(mbu.value()).isCloseTo((70e6 + 10 * 10_000) * 100 / 14e9, within(1e-9));
                    assertThat(mbu.method())
                            .isEqualTo(
                                    "(all weights + f16 cache) x decode_tps / read bandwidth with 2 threads (best of 5"
                                            + " passes)");
                });
    }

    @Test
    void givenOneOfThemMissingThenItIsAbsentAndSaysWhich() throws Exception {
        assertThat(mbu(BundleFixture.generate().session(SESSION)))
                .isEqualTo(new MetricValue.Absent("the model's file does not say how many bytes a token takes"));
        assertThat(mbu(BundleFixture.generate()
                        .tokenBytes(BYTES)
                        .session(new SessionMeasurements(null, "no power", null, "no room for it"))))
                .isEqualTo(new MetricValue.Absent("memory bandwidth of this device was not measured: no room for it"));
        assertThat(mbu(BundleFixture.generate().tokenBytes(BYTES)))
                .isEqualTo(new MetricValue.Absent("memory bandwidth of this device was not measured"));
    }

    private MetricValue mbu(BundleFixture fixture) throws Exception {
        return TrialMetrics.of(fixture.seal(Files.createTempDirectory(dir, "b")))
                .get(Metric.MBU);
    }
}
