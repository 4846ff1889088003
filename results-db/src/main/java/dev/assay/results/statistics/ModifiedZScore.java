package dev.assay.results.statistics;

import java.util.Arrays;

/**
 * How far a value stands from the others: 0.6745 (x - median) / MAD, where 0.6745 makes it a z-score of normal data.
 *
 * <p>Source: Iglewicz, Hoaglin, "How to Detect and Handle Outliers" (1993), section 3.3, who take values beyond 3.5 for
 * outliers.
 */
public final class ModifiedZScore {
    private static final double NORMAL = 0.6745;

    private ModifiedZScore() {}

    /**
     * @param values finite, at least one; not changed
     * @return in the order of the values; all 0 where half of the values or more are the same, so that MAD is 0
     */
    public static double[] of(double[] values) {
        double median = Median.of(values);
        double mad = Mad.of(values);
        return Arrays.stream(values)
                .map(value -> mad > 0 ? NORMAL * (value - median) / mad : 0)
                .toArray();
    }
}
