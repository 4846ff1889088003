package dev.assay.results.statistics;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What a comparison of a cell with itself shows, and so what no comparison can tell from nothing. Trials that followed each
 * other are taken in twos, as blocks of an interleaved comparison; of each two a coin says which is base and which candidate,
 * and the ratio of medians of the two halves is taken; {@value #SPLITS} times, seeded.
 *
 * @param pairs in each split: half as many as there are trials
 * @param floor 95th percentile of the ratio less 1, the ratio or its reciprocal, whichever is above 1: no further apart are
 *     two sides of so many trials each in 19 of 20 comparisons in which nothing was changed
 */
public record NoiseFloor(int pairs, double floor) {
    /** Below this many trials the splits are too few and too alike. */
    public static final int MINIMUM_TRIALS = 10;

    private static final int SPLITS = 2000;

    /**
     * @param inOrder above 0, in the order measured; the last of an odd number is left out
     * @return empty below {@value #MINIMUM_TRIALS} values
     */
    public static Optional<NoiseFloor> of(double... inOrder) {
        if (inOrder.length < MINIMUM_TRIALS) {
            return Optional.empty();
        }
        int pairs = inOrder.length / 2;
        UniformRandomProvider random = Seed.of("noise floor").random();
        double[] base = new double[pairs];
        double[] candidate = new double[pairs];
        double[] apart = new double[SPLITS];
        for (int split = 0; split < SPLITS; split++) {
            for (int i = 0; i < pairs; i++) {
                int coin = random.nextInt(2);
                base[i] = inOrder[2 * i + coin];
                candidate[i] = inOrder[2 * i + 1 - coin];
            }
            double ratio = Median.ofScratch(candidate) / Median.ofScratch(base);
            apart[split] = Math.max(ratio, 1 / ratio) - 1;
        }
        return Optional.of(new NoiseFloor(pairs, Quantile.of(apart, 0.95)[0]));
    }
}
