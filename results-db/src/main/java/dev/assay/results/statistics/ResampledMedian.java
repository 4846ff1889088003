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
        int[] lower = ofRanks.lower();
        int[] upper = ofRanks.upper();
        double[] all = new double[lower.length];
        for (int k = 0; k < all.length; k++) {
            all[k] = Median.middle(sorted[lower[k]], sorted[upper[k]]);
        }
        return of(Weighted.ascending(all, ofRanks.weight()));
    }

    /** Equal values become one; the arrays are made use of. */
    private static ResampledMedian of(Weighted ascending) {
        double[] values = ascending.values();
        double[] shares = ascending.weights();
        int size = 1;
        for (int k = 1; k < values.length; k++) {
            if (values[k] == values[size - 1]) {
                shares[size - 1] += shares[k];
            } else {
                values[size] = values[k];
                shares[size++] = shares[k];
            }
        }
        double[] cumulated = Arrays.copyOf(shares, size);
        for (int v = 1; v < size; v++) {
            cumulated[v] += cumulated[v - 1];
        }
        cumulated[size - 1] = 1;
        double[] weights = first(size, shares);
        weights[0] = cumulated[0];
        for (int v = 1; v < size; v++) {
            weights[v] = cumulated[v] - cumulated[v - 1];
        }
        return new ResampledMedian(first(size, values), weights, cumulated);
    }

    private static double[] first(int size, double[] values) {
        return size == values.length ? values : Arrays.copyOf(values, size);
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
