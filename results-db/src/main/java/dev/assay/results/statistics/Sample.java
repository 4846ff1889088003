package dev.assay.results.statistics;

/** What every statistic asks of its values. */
final class Sample {
    private Sample() {}

    /** @throws IllegalArgumentException when empty or not finite: absent values are left out before, never passed as NaN */
    static void require(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a value is not finite: " + value);
            }
        }
    }

    static boolean allEqual(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }
}
