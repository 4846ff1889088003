package dev.assay.results.statistics;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What a comparison of a cell with itself shows, and so what no comparison can tell from nothing. {@value #COMPARISONS}
 * interleaved comparisons in which nothing was changed are made up of the trials at hand ({@link Unchanged}), seeded, and the
 * ratio of medians of the two sides is taken.
 *
 * <p>Pairs are drawn with replacement: a floor of the measured values dealt out anew each time stays within what these values
 * happen to be, and where several of them stand close together in the middle their medians cannot leave them.
 * {@code NoiseFloorTest} holds it against comparisons that were made; docs/noise.md has the table.
 *
 * <p>Source: resampling under the null hypothesis, Efron, Tibshirani (1993), chapter 16.
 *
 * @param pairs in each comparison: half as many as there are trials
 * @param floor 95th percentile of the ratio less 1, the ratio or its reciprocal, whichever is above 1: no further apart are
 *     two sides of so many trials each in 19 of 20 comparisons in which nothing was changed
 */
public record NoiseFloor(int pairs, double floor) {
    /** Of fewer trials the pairs are too few and too alike. */
    public static final int MINIMUM_TRIALS = 10;

    private static final int COMPARISONS = 2000;

    /**
     * @param inOrder above 0, in the order measured
     * @return empty below {@value #MINIMUM_TRIALS} values
     */
    public static Optional<NoiseFloor> of(double... inOrder) {
        if (inOrder.length < MINIMUM_TRIALS) {
            return Optional.empty();
        }
        int pairs = inOrder.length / 2;
        UniformRandomProvider random = Seed.of("noise floor").random();
        double[] apart = new double[COMPARISONS];
        for (int i = 0; i < COMPARISONS; i++) {
            Unchanged sides = Unchanged.drawn(inOrder, pairs, random);
            double ratio = Median.ofScratch(sides.candidate()) / Median.ofScratch(sides.base());
            apart[i] = Math.max(ratio, 1 / ratio) - 1;
        }
        return Optional.of(new NoiseFloor(pairs, Quantile.of(apart, 0.95)[0]));
    }
}
