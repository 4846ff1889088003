package dev.assay.results.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * 95 % confidence intervals of medians and of their ratios by the bootstrap, bias-corrected and accelerated (BCa): samples
 * of n are drawn with replacement, and two percentiles of the statistic over them are the ends; see {@link BcaInterval} for
 * which two. The acceleration is taken from the samples that leave one observation out.
 *
 * <p>Of a median, and of the ratio of medians of two samples that share nothing, the distribution over all resamples is
 * known and taken ({@link ResampledMedian}, {@link ResampledRatio}): nothing is drawn. Of the ratio from pairs
 * {@value #RESAMPLES} resamples are drawn ({@link PairResamples}), the same on every machine.
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
    public static Optional<Bounds> ofMedian(double[] values) {
        if (values.length < MINIMUM_N) {
            return Optional.empty();
        }
        double[] sorted = sorted(values);
        return Optional.of(
                BcaInterval.of(Median.ofAscending(sorted), ResampledMedian.of(sorted), leftOut(sorted), CONFIDENCE));
    }

    /** The interval of median(candidate) / median(base), each side by itself: finite, from least to greatest. */
    static Optional<Bounds> ofRatio(double[] base, double[] candidate) {
        if (Math.min(base.length, candidate.length) < MINIMUM_N) {
            return Optional.empty();
        }
        double under = Median.ofAscending(base);
        double over = Median.ofAscending(candidate);
        double[] baseLeftOut = leftOut(base);
        for (int out = 0; out < base.length; out++) {
            baseLeftOut[out] = over / baseLeftOut[out];
        }
        double[] candidateLeftOut = leftOut(candidate);
        for (int out = 0; out < candidate.length; out++) {
            candidateLeftOut[out] /= under;
        }
        return Optional.of(BcaInterval.of(
                over / under,
                new ResampledRatio(ResampledMedian.of(base), ResampledMedian.of(candidate)),
                baseLeftOut,
                candidateLeftOut,
                CONFIDENCE));
    }

    /**
     * The interval of median(candidate) / median(base) where whole pairs are drawn.
     *
     * @param base ascending
     * @param candidate of the same pairs
     */
    static Optional<Bounds> ofPairedRatio(double[] base, double[] candidate) {
        int n = base.length;
        if (n < MINIMUM_N) {
            return Optional.empty();
        }
        double[] ascending = sorted(candidate);
        double[] without = new double[n];
        for (int out = 0; out < n; out++) {
            int rank = Arrays.binarySearch(ascending, candidate[out]); // of equal values any: the rest is the same
            without[out] = medianWithout(ascending, rank) / medianWithout(base, out);
        }
        return Optional.of(BcaInterval.of(
                Median.ofAscending(ascending) / Median.ofAscending(base),
                new DrawnResamples(PairResamples.ratios(base, candidate)),
                without,
                CONFIDENCE));
    }

    private static double[] sorted(double[] values) {
        Sample.require(values);
        return ContrastSide.ascending(values);
    }

    private static double[] leftOut(double[] sorted) {
        double[] leftOut = new double[sorted.length];
        for (int out = 0; out < sorted.length; out++) {
            leftOut[out] = medianWithout(sorted, out);
        }
        return leftOut;
    }

    private static double medianWithout(double[] sorted, int out) {
        int lower = (sorted.length - 2) / 2;
        int upper = (sorted.length - 1) / 2;
        return Median.middle(sorted[lower < out ? lower : lower + 1], sorted[upper < out ? upper : upper + 1]);
    }
}
