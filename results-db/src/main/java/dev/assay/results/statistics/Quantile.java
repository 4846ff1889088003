package dev.assay.results.statistics;

import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/**
 * Sample quantile of type 7: with the values ordered x(0) to x(n-1) and h = (n - 1) p, it is
 * x(⌊h⌋) + (h - ⌊h⌋) (x(⌊h⌋+1) - x(⌊h⌋)).
 *
 * <p>Source: Hyndman, Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996), definition 7;
 * the default of R, NumPy and spreadsheets, so that a reader who recomputes a figure finds the same.
 */
public final class Quantile {
    private static final org.apache.commons.statistics.descriptive.Quantile TYPE_7 =
            org.apache.commons.statistics.descriptive.Quantile.withDefaults()
                    .with(EstimationMethod.HF7)
                    .withCopy(true);

    private Quantile() {}

    /**
     * @param values finite, at least one, in any order; not changed
     * @param probabilities each in [0, 1]
     * @return one quantile for each probability, in the unit of the values
     */
    public static double[] of(double[] values, double... probabilities) {
        Sample.require(values);
        return TYPE_7.evaluate(values, probabilities);
    }
}
