package dev.assay.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ModifiedZScoreTest {
    @Test
    void itIsTheDistanceFromTheMedianInScaledDeviations() {
        // median 3, deviations 2 1 0 1 97: MAD 1
        assertThat(ModifiedZScore.of(new double[] {1, 2, 3, 4, 100}))
                .containsExactly(new double[] {-1.349, -0.6745, 0, 0.6745, 65.4265}, within(1e-9));
    }

    @Test
    void givenNoSpreadThenNothingStandsApart() {
        assertThat(ModifiedZScore.of(new double[] {5, 5, 5, 9})).containsOnly(0);
        assertThat(ModifiedZScore.of(new double[] {5})).containsExactly(0);
    }
}
