package dev.assay.results.statistics;

import java.util.Arrays;

/**
 * The bootstrap distribution of the median of a sample, exact ({@link MedianWeights}): what ever more resamples tend to, so
 * none are drawn and no seed is asked for.
 *
 * @param values ascending, each once
 * @param weights share of the resamples whose median is the value
 * @param cumulated share of the resamples whose median is not above the value; the last is 1
 */
record ResampledMedian(double[] values, double[] weights, double[] cumulated) implements Resampled {

    /** @param sorted ascending, finite */
    static ResampledMedian of(double[] sorted) {
        MedianWeights ofRanks = MedianWeights.of(sorted.length);
        int points = ofRanks.weight().length;
        double[] all = new double[points];
        for (int k = 0; k < points; k++) {
            all[k] = middle(sorted[ofRanks.lower()[k]], sorted[ofRanks.upper()[k]]);
        }
        double[] values = new double[points];
        double[] cumulated = new double[points];
        int size = 0;
        for (int k : Order.ascending(all)) {
            if (size == 0 || all[k] != values[size - 1]) {
                values[size++] = all[k];
            }
            cumulated[size - 1] += ofRanks.weight()[k];
        }
        return of(first(size, values), first(size, cumulated));
    }

    /** @param shares of each value; will be those of all up to it */
    private static ResampledMedian of(double[] values, double[] shares) {
        double[] cumulated = shares;
        for (int v = 1; v < values.length; v++) {
            cumulated[v] += cumulated[v - 1];
        }
        cumulated[values.length - 1] = 1;
        double[] weights = cumulated.clone();
        for (int v = 1; v < values.length; v++) {
            weights[v] -= cumulated[v - 1];
        }
        return new ResampledMedian(values, weights, cumulated);
    }

    private static double[] first(int size, double[] values) {
        return size == values.length ? values : Arrays.copyOf(values, size);
    }

    static double middle(double low, double high) {
        return low == high ? low : low / 2 + high / 2; // the sum of two large values may not be a number
    }

    @Override
    public double midRank(double value) {
        int at = Arrays.binarySearch(values, value);
        if (at >= 0) {
            return cumulated[at] - weights[at] / 2;
        }
        int above = -at - 1;
        return above == 0 ? 0 : cumulated[above - 1];
    }

    /** The least value with at least this share at or below it. */
    double quantile(double p) {
        int at = Arrays.binarySearch(cumulated, p);
        return values[Math.min(at >= 0 ? at : -at - 1, values.length - 1)];
    }

    @Override
    public Bounds quantiles(double low, double high) {
        return new Bounds(quantile(low), quantile(high));
    }

    @Override
    public double resolution() {
        return Math.ulp(1.0);
    }
}
