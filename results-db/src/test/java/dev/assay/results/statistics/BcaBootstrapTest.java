package dev.assay.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.LogNormalSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BcaBootstrapTest {
    private static final double[] VALUES = {31.62, 30.98, 31.05, 29.4, 31.33, 30.71, 28.12, 31.2, 30.95, 31.47};

    @Test
    void theSameFigureHasTheSameDigitsOnEveryMachineAndInEveryVersion() {
        Bounds bounds = BcaBootstrap.ofMedian(VALUES).orElseThrow();

        assertThat(bounds).isEqualTo(new Bounds(30.174999999999997, 31.33));
    }

    @Test
    void whatTheFigureIsOfSeedsIt() {
        UniformRandomProvider one = Seed.of("ab", "c").random();
        UniformRandomProvider other = Seed.of("a", "bc").random();

        assertThat(one.nextLong()).isNotEqualTo(other.nextLong());
        assertThat(Seed.of("ab", "c").random().nextLong())
                .isEqualTo(Seed.of("ab", "c").random().nextLong());
    }

    @Test
    void belowFiveValuesThereIsNoInterval() {
        assertThat(BcaBootstrap.ofMedian(new double[] {1, 2, 3, 4})).isEmpty();
        assertThat(BcaBootstrap.ofMedian(new double[] {1, 2, 3, 4, 5})).isPresent();
    }

    @Test
    void whatIsNotANumberIsRefused() {
        assertThatThrownBy(() -> BcaBootstrap.ofMedian(new double[] {1, 2, 3, 4, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** docs/statistics.md quotes the figures that this prints. */
    @ParameterizedTest
    @CsvSource({"5, 0.82, 0.97", "10, 0.88, 0.99"})
    void ofFiveHundredSamplesOfASkewedDistributionAboutNinetyFivePercentOfTheIntervalsHoldItsMedian(
            int n, double atLeast, double atMost) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(20261123L);
        ContinuousSampler logNormal = LogNormalSampler.of(ZigguratSampler.NormalizedGaussian.of(random), 0, 1);
        int samples = 500;
        int covered = 0;
        for (int s = 0; s < samples; s++) {
            double[] values = logNormal.samples(n).toArray();
            Bounds bounds = BcaBootstrap.ofMedian(values).orElseThrow();
            covered += bounds.contains(1) ? 1 : 0; // the median of the distribution is exp(0)
        }
        double coverage = (double) covered / samples;
        System.out.printf("BCa 95 %% of a median, log-normal, n = %d: coverage %.3f%n", n, coverage);

        assertThat(coverage).isBetween(atLeast, atMost);
    }
}
