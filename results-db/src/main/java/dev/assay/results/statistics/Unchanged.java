package dev.assay.results.statistics;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The two sides of an interleaved comparison in which nothing was changed, made up of trials at hand: pairs of trials that
 * followed each other are drawn with replacement, and of each two a coin says which is base and which candidate.
 *
 * @param base of the i-th pair
 * @param candidate of the same pair
 */
record Unchanged(double[] base, double[] candidate) {
    /**
     * @param inOrder in the order measured, at least two
     * @param pairs 1 and up
     */
    static Unchanged drawn(double[] inOrder, int pairs, UniformRandomProvider random) {
        double[] base = new double[pairs];
        double[] candidate = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            int at = random.nextInt(inOrder.length - 1);
            int coin = random.nextInt(2);
            base[i] = inOrder[at + coin];
            candidate[i] = inOrder[at + 1 - coin];
        }
        return new Unchanged(base, candidate);
    }
}
