package dev.assay.results.statistics;

/**
 * Ends of a confidence interval, both included, in the unit of the statistic.
 *
 * @param low not above {@code high}
 */
public record Bounds(double low, double high) {
    public Bounds {
        if (!(low <= high)) {
            throw new IllegalArgumentException("not an interval: " + low + " to " + high);
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
