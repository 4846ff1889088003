package dev.assay.results.statistics;

/**
 * How much each value of a series resembles the one before it, at lag 1: r = Σ (x(i) - m)(x(i-1) - m) / Σ (x(i) - m)², then
 * r + (1 + 3 r) / n, because r of n values is that much too low on average.
 *
 * <p>Sources: Box, Jenkins, "Time Series Analysis" (1970), section 2.1; the bias: Kendall, Biometrika 41 (1954). How many
 * independent values n such values are worth, n (1 - r) / (1 + r): Bayley, Hammersley, Supplement to the Journal of the Royal
 * Statistical Society 8 (1946).
 */
public final class Autocorrelation {
    private static final double MOST = 0.95;

    private Autocorrelation() {}

    /**
     * @param inOrder in the order measured, at least two
     * @return -1 to 1, where the correction may lead beyond either with few values; 0 when all are the same
     */
    public static double of(double... inOrder) {
        int n = inOrder.length;
        double raw = raw(inOrder);
        return Sample.allEqual(inOrder) ? 0 : Math.clamp(raw + (1 + 3 * raw) / n, -1, 1);
    }

    /** r without the correction of its bias. */
    static double raw(double... inOrder) {
        Sample.require(inOrder);
        double mean = 0;
        for (double value : inOrder) {
            mean += value / inOrder.length;
        }
        double squares = 0;
        double products = 0;
        for (int i = 0; i < inOrder.length; i++) {
            double rest = inOrder[i] - mean;
            squares += rest * rest;
            products += i == 0 ? 0 : rest * (inOrder[i - 1] - mean);
        }
        return squares > 0 ? products / squares : 0;
    }

    /**
     * The share of the values that counts, in (0, 1]: (1 - r) / (1 + r). Negative r counts as 0, so that alternating values
     * are not worth more than there are; above {@value #MOST} it is not told apart.
     */
    static double effectiveShare(double r) {
        double bounded = Math.clamp(r, 0, MOST);
        return (1 - bounded) / (1 + bounded);
    }
}
