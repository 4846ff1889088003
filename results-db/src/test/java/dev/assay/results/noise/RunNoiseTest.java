package dev.assay.results.noise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.verdict.Reason;
import dev.assay.results.fixture.Rows;
import dev.assay.results.summary.Summaries;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunNoiseTest {
    @Test
    void givenFortyTrialsOfThreePercentSpreadThenFloorAndEffectsFollow() {
        Noise.Measured noise = (Noise.Measured) noise(40, 0.03, 0);

        assertThat(noise.n()).isEqualTo(40);
        assertThat(noise.cvPercent().doubleValue()).isBetween(2.0, 4.0);
        assertThat(noise.floor().pairs()).isEqualTo(20);
        assertThat(noise.floor().percent().doubleValue()).isBetween(1.2, 4.0);
        assertThat(noise.effects()).extracting(Noise.Effect::trials).containsExactly(5, 10, 20, 40);
        assertThat(noise.effects().getFirst().absent()).contains("fewer than 6 pairs");
        assertThat(noise.effects())
                .filteredOn(effect -> effect.absent() == null)
                .allSatisfy(effect -> assertThat(effect.percent90()).isGreaterThanOrEqualTo(effect.percent80()))
                .extracting(effect -> effect.percent80().doubleValue())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void givenAClockThatFallsThenTheDriftIsToldWithItsP() {
        Noise.Measured noise = (Noise.Measured) noise(20, 0.002, -0.005);

        assertThat(noise.order().driftPercent().doubleValue()).isBetween(-10.0, -8.0);
        assertThat(noise.order().driftP().doubleValue()).isLessThan(0.001);
        assertThat(noise.order().autocorrelation().doubleValue()).isGreaterThan(0.5);
    }

    @Test
    void givenNineTrialsThenTheSpreadIsToldAndTheFloorIsAbsentWithItsReason() {
        Noise.Measured noise = (Noise.Measured) noise(9, 0.03, 0);

        assertThat(noise.cvPercent()).isPositive();
        assertThat(noise.floor()).isEqualTo(new Noise.Floor(null, 0, "it takes 10 valid trials, there are 9"));
        assertThat(noise.effects()).allSatisfy(effect -> {
            assertThat(effect.percent80()).isNull();
            assertThat(effect.absent()).isNotBlank();
        });
    }

    @Test
    void givenNoValidTrialThenTheReasonOfTheTableStandsThere() {
        Rows rows = new Rows().suspect("a", Reason.Code.CPU_STEAL, Metric.DECODE_TPS, new MetricValue.Scalar(100, "m"));

        assertThat(RunNoise.of(Summaries.of(rows.all()), Set.of(Metric.DECODE_TPS))
                        .rows())
                .extracting(RunNoise.Row::noise)
                .containsExactly(new Noise.Absent("no valid trial: 1 suspect (CPU_STEAL)"));
    }

    @Test
    void givenWhatIsMeasuredOnceInASessionThenThereIsNoNoiseToTellOf() {
        Rows rows = new Rows();
        for (int trial = 0; trial < 12; trial++) {
            rows.block(trial).valid("a", Metric.POWER_IDLE_W, new MetricValue.Scalar(1.1, "at rest"));
        }

        assertThat(RunNoise.of(Summaries.of(rows.all()), Set.of(Metric.POWER_IDLE_W))
                        .rows())
                .extracting(RunNoise.Row::noise)
                .containsExactly(new Noise.Absent("it is measured once in a session, and not in each trial"));
    }

    private static Noise noise(int trials, double deviation, double slope) {
        Random random = new Random(20261123);
        Rows rows = new Rows();
        for (int trial = 0; trial < trials; trial++) {
            double value = 100 * Math.exp(slope * trial + deviation * random.nextGaussian());
            rows.block(trial).valid("a", Metric.DECODE_TPS, new MetricValue.Scalar(value, "m"));
        }
        return RunNoise.of(Summaries.of(rows.all()), Set.of(Metric.DECODE_TPS))
                .rows()
                .getFirst()
                .noise();
    }
}
