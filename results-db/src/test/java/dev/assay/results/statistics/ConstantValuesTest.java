package dev.assay.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Thirty trials that all came to the same, as the memory of a program or the power of a flat gauge may. */
class ConstantValuesTest {
    private static final double[] SAME = new double[30];

    static {
        Arrays.fill(SAME, 100.1);
    }

    @Test
    void theyTellNothingOfEachOther() {
        assertThat(Autocorrelation.of(SAME)).isZero();
    }

    @Test
    void theySpreadByNothing() {
        assertThat(CoefficientOfVariation.of(SAME)).isZero();
    }

    @Test
    void anyDifferenceFromThemShows() {
        assertThat(DetectableEffect.of(SAME, 20, 0.8, 0.9).orElseThrow()).containsOnly(0);
    }

    @Test
    void twoEqualSidesAreNoFurtherApartThanNothing() {
        assertThat(NoiseFloor.of(SAME).orElseThrow().floor()).isZero();
    }
}
