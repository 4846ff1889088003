package dev.assay.results.statistics;

/**
 * The middle value; of an even number of values the mean of the two in the middle. Equal to {@link Quantile} at 1/2.
 *
 * <p>Chosen over the mean because the errors of a benchmark are one-sided: a neighbour or a throttled clock only slows.
 */
public final class Median {
    private static final org.apache.commons.statistics.descriptive.Median COPYING =
            org.apache.commons.statistics.descriptive.Median.withDefaults().withCopy(true);
    private static final org.apache.commons.statistics.descriptive.Median IN_PLACE =
            org.apache.commons.statistics.descriptive.Median.withDefaults().withCopy(false);

    private Median() {}

    /** @param values finite, at least one, in any order; not changed */
    public static double of(double[] values) {
        Sample.require(values);
        return COPYING.evaluate(values);
    }

    /** @param ascending from least to greatest, finite, at least one */
    static double ofAscending(double[] ascending) {
        return middle(ascending[(ascending.length - 1) / 2], ascending[ascending.length / 2]);
    }

    static double middle(double low, double high) {
        return low == high ? low : low / 2 + high / 2; // the sum of two large values may not be a number
    }

    /** For resampling, where the values are scratch: reorders them and checks nothing. */
    static double ofScratch(double[] values) {
        return IN_PLACE.evaluate(values);
    }
}
