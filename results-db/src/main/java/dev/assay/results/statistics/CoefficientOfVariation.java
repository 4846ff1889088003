package dev.assay.results.statistics;

/**
 * Standard deviation (with n - 1) over the mean: how far single values spread, as a share of their size. Of values above 0.
 *
 * <p>Source: Pearson, Philosophical Transactions of the Royal Society A 187 (1896).
 */
public final class CoefficientOfVariation {
    private CoefficientOfVariation() {}

    /**
     * @param values finite, above 0, at least two; not changed
     * @return 0 or more; exactly 0 when all are the same, where the rounded mean would not be
     */
    public static double of(double... values) {
        Sample.require(values);
        if (values.length < 2) {
            throw new IllegalArgumentException("the spread of one value is not known");
        }
        double mean = 0;
        boolean same = true;
        for (double value : values) {
            same &= value == values[0];
            if (value <= 0) {
                throw new IllegalArgumentException("a share of the mean takes values above 0, got " + value);
            }
            mean += value / values.length;
        }
        if (same) {
            return 0;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1)) / mean;
    }
}
