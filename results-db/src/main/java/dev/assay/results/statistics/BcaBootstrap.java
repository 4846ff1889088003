package dev.assay.results.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * 95 % confidence interval of a statistic by the bootstrap, bias-corrected and accelerated (BCa): {@value #RESAMPLES}
 * samples of n are drawn with replacement, and two percentiles of the statistic over them are the ends; see
 * {@link BcaInterval} for which two. The acceleration is taken from the n samples that leave one observation out.
 *
 * <p>Source: Efron, Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 14.
 *
 * <p>There is no interval below {@value #MINIMUM_N} observations. The widest interval that the data can give, from least
 * to greatest, covers the median with probability 1 - 2^(1-n) whatever the distribution: 75 % at n = 3, 87.5 % at 4,
 * 93.75 % at 5. Below 5 anything called a 95 % interval would be an invention.
 */
public final class BcaBootstrap {
    public static final int RESAMPLES = 10_000;
    public static final double CONFIDENCE = 0.95;
    public static final int MINIMUM_N = 5;

    private BcaBootstrap() {}

    /**
     * The interval of the median.
     *
     * @param values finite; the order does not matter and is not changed
     * @return empty below {@value #MINIMUM_N} values; the point itself when all are equal
     */
    public static Optional<Bounds> ofMedian(double[] values, Seed seed) {
        if (values.length < MINIMUM_N) {
            return Optional.empty();
        }
        double[] sorted = sorted(values);
        return ofUnits(sorted.length, indices -> median(sorted, indices), seed);
    }

    /** Counts how often each value was drawn and walks to the middle: a sort of the drawn values costs many times that. */
    private static double median(double[] sorted, int[] indices) {
        int[] drawn = new int[sorted.length];
        for (int index : indices) {
            drawn[index]++;
        }
        int upper = indices.length / 2;
        int lower = (indices.length - 1) / 2;
        int at = 0;
        int passed = drawn[0];
        while (passed <= lower) {
            passed += drawn[++at];
        }
        double low = sorted[at];
        while (passed <= upper) {
            passed += drawn[++at];
        }
        double high = sorted[at];
        return low == high ? low : low / 2 + high / 2; // the sum of two large values may not be a number
    }

    /** @param statistic does not depend on the order of its argument, which it may reorder */
    static Optional<Bounds> of(double[] values, ToDoubleFunction<double[]> statistic, Seed seed) {
        if (values.length < MINIMUM_N) {
            return Optional.empty();
        }
        double[] sorted = sorted(values);
        return ofUnits(
                sorted.length,
                indices -> {
                    double[] drawn = new double[indices.length];
                    for (int i = 0; i < indices.length; i++) {
                        drawn[i] = sorted[indices[i]];
                    }
                    return statistic.applyAsDouble(drawn);
                },
                seed);
    }

    /**
     * The interval of a statistic of whole units of observation, such as blocks with a trial of each side.
     *
     * @param statistic of the units with these indices; may reorder the array, not keep it
     */
    static Optional<Bounds> ofUnits(int n, ToDoubleFunction<int[]> statistic, Seed seed) {
        if (n < MINIMUM_N) {
            return Optional.empty();
        }
        int[] all = new int[n];
        Arrays.setAll(all, i -> i);
        double estimate = statistic.applyAsDouble(all);
        return Optional.of(BcaInterval.of(estimate, resampled(n, statistic, seed), leftOut(n, statistic), CONFIDENCE));
    }

    /** The interval of a function of the medians of two samples, each drawn by itself. */
    static Optional<Bounds> ofTwo(double[] first, double[] second, DoubleBinaryOperator of, Seed seed) {
        if (Math.min(first.length, second.length) < MINIMUM_N) {
            return Optional.empty();
        }
        double[] a = sorted(first);
        double[] b = sorted(second);
        double medianA = Median.of(a);
        double medianB = Median.of(b);
        UniformRandomProvider random = seed.random();
        double[] resampled = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            resampled[r] = of.applyAsDouble(median(a, drawn(a.length, random)), median(b, drawn(b.length, random)));
        }
        double[] leftOutA = leftOut(a.length, indices -> of.applyAsDouble(median(a, indices), medianB));
        double[] leftOutB = leftOut(b.length, indices -> of.applyAsDouble(medianA, median(b, indices)));
        return Optional.of(
                BcaInterval.ofTwo(of.applyAsDouble(medianA, medianB), resampled, leftOutA, leftOutB, CONFIDENCE));
    }

    private static int[] drawn(int n, UniformRandomProvider random) {
        int[] indices = new int[n];
        for (int i = 0; i < n; i++) {
            indices[i] = random.nextInt(n);
        }
        return indices;
    }

    private static double[] sorted(double[] values) {
        Sample.require(values);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double[] resampled(int n, ToDoubleFunction<int[]> statistic, Seed seed) {
        UniformRandomProvider random = seed.random();
        double[] resampled = new double[RESAMPLES];
        int[] indices = new int[n];
        for (int b = 0; b < RESAMPLES; b++) {
            for (int i = 0; i < n; i++) {
                indices[i] = random.nextInt(n);
            }
            resampled[b] = statistic.applyAsDouble(indices);
        }
        return resampled;
    }

    private static double[] leftOut(int n, ToDoubleFunction<int[]> statistic) {
        double[] leftOut = new double[n];
        for (int out = 0; out < n; out++) {
            int[] indices = new int[n - 1];
            for (int i = 0; i < indices.length; i++) {
                indices[i] = i < out ? i : i + 1;
            }
            leftOut[out] = statistic.applyAsDouble(indices);
        }
        return leftOut;
    }
}
