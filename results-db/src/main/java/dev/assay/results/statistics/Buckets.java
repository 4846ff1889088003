package dev.assay.results.statistics;

import java.util.Arrays;

/**
 * Quantiles ({@link Quantile}, type 7) of thousands of values at a few places, for which a general selection is the better
 * part of a bootstrap's time: values are counted in equal steps of their range, and only those in the step of the place are
 * sorted.
 */
final class Buckets {
    private static final int STEPS = 1024;

    private final double[] values;
    private final double least;
    private final double scale;
    /** Values in all steps below one. */
    private final int[] before = new int[STEPS + 1];

    /** @param values finite, at least one; not changed, and kept */
    Buckets(double[] values) {
        this.values = values;
        double low = values[0];
        double high = values[0];
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        least = low;
        double range = high - low;
        double steps = range > 0 ? (STEPS - 1) / range : 0;
        scale = Double.isFinite(steps) ? steps : 0;
        for (double value : values) {
            before[step(value) + 1]++;
        }
        for (int s = 0; s < STEPS; s++) {
            before[s + 1] += before[s];
        }
    }

    /** @param p in [0, 1] */
    double quantile(double p) {
        double place = (values.length - 1) * p;
        int rank = (int) place;
        int next = Math.min(rank + 1, values.length - 1);
        int first = stepOf(rank);
        double[] sorted = within(first, stepOf(next));
        double value = sorted[rank - before[first]];
        return value + (place - rank) * (sorted[next - before[first]] - value);
    }

    /** The step that holds the value of a rank. */
    private int stepOf(int rank) {
        int step = 0;
        while (before[step + 1] <= rank) {
            step++;
        }
        return step;
    }

    private double[] within(int first, int last) {
        double[] within = new double[before[last + 1] - before[first]];
        int size = 0;
        for (double value : values) {
            int step = step(value);
            if (first <= step && step <= last) {
                within[size++] = value;
            }
        }
        Arrays.sort(within);
        return within;
    }

    private int step(double value) {
        return (int) ((value - least) * scale);
    }
}
