package dev.assay.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.collectors.metric.Metric.Better;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectableEffectTest {
    private static final int SESSIONS = 1000;

    /** docs/noise.md quotes what this prints: the effect that is to be seen in 8 (9) of 10 comparisons is planted. */
    @ParameterizedTest
    @CsvSource({
        "LOG_NORMAL, 10, 0.8",
        "LOG_NORMAL, 20, 0.8",
        "LOG_NORMAL, 20, 0.9",
        "LOG_NORMAL, 40, 0.8",
        "AUTOCORRELATED, 20, 0.8",
        "LINEAR_DRIFT, 20, 0.8",
        "RANDOM_WALK, 20, 0.8"
    })
    void theDifferenceThatIsSaidToBeSeenIsSeenThatOften(Noise noise, int n, double power) {
        double effect = Median.of(IntStream.range(0, 40)
                .mapToDouble(session -> DetectableEffect.of(speeds(noise, 2 * n, session), n, power)
                        .orElseThrow()[0])
                .toArray());
        long seen = IntStream.range(0, SESSIONS)
                .parallel()
                .filter(session -> isSeen(speeds(noise, 2 * n, session), 1 + effect))
                .count();
        System.out.printf(
                "%s, n = %d: %.1f %% is to be seen in %.0f %% of comparisons, and is in %.1f %%%n",
                noise, n, 100 * effect, 100 * power, 100.0 * seen / SESSIONS);

        assertThat(seen / (double) SESSIONS).isCloseTo(power, within(0.1));
    }

    @Test
    void fivePairsShowNothingHoweverQuietTheDevice() {
        double[] quiet = speeds(Noise.LOG_NORMAL, 20, 1);

        assertThat(DetectableEffect.of(quiet, 5, 0.8)).isEmpty();
        assertThat(DetectableEffect.of(quiet, 6, 0.8)).isPresent();
    }

    private static boolean isSeen(double[] speeds, double change) {
        int n = speeds.length / 2;
        Contrast contrast = Contrast.paired(IntStream.range(0, n)
                        .mapToObj(i -> new MedianRatio.Pair(speeds[2 * i], speeds[2 * i + 1] * change))
                        .toList())
                .orElseThrow();
        return Decision.of(contrast, contrast.p(), new Margin(0), Better.HIGHER) instanceof Outcome.Faster;
    }

    private static double[] speeds(Noise noise, int trials, int session) {
        return DoubleStream.of(noise.of(trials, new Random(20261123L + 7919L * session)))
                .map(value -> 100 * Math.exp(value))
                .toArray();
    }
}
