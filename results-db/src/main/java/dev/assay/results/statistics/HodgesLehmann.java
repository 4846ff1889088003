package dev.assay.results.statistics;

/**
 * The Hodges-Lehmann estimate: of one sample the median of all means of two of its values (each with itself too), of two
 * samples the median of all differences of one value of each. It belongs to the rank tests ({@link SignedRank},
 * {@link MannWhitney}) as the mean to the t-test, and spreads less than a median: of normal values it takes 1.05 times as
 * many as the mean to be as sure, the median 1.57 times.
 *
 * <p>The means and differences are counted along the sorted samples, and only a few of them made ({@link Ranking}).
 *
 * <p>Source: Hodges, Lehmann, Annals of Mathematical Statistics 34 (1963).
 */
public final class HodgesLehmann {
    private HodgesLehmann() {}

    /** @param values finite, at least one, in any order; not changed */
    public static double center(double... values) {
        Sample.require(values);
        return Ranking.middle(new WalshMeans(ContrastSide.ascending(values)));
    }

    /** How far the candidate's values lie above the base's. Both finite, at least one each; not changed. */
    public static double shift(double[] base, double[] candidate) {
        Sample.require(base);
        Sample.require(candidate);
        return shiftOfAscending(ContrastSide.ascending(base), ContrastSide.ascending(candidate));
    }

    /** The same of values from least to greatest. The factor between two sides is e to the shift of their logarithms. */
    static double shiftOfAscending(double[] base, double[] candidate) {
        return Ranking.middle(new PairDifferences(base, candidate));
    }
}
