package dev.assay.results.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Candidate over base: median(candidate) / median(base), with a BCa interval ({@link BcaBootstrap}) in which whole pairs
 * are drawn. A pair is one block of the plan, in which both sides ran close in time; drawing it whole keeps what the two
 * share (clock, heat, neighbours) out of the interval. The leave-one-out samples leave out a pair.
 *
 * <p>Source: Efron, Tibshirani (1993), chapter 10.3 for a ratio from pairs, chapter 14 for the interval.
 */
public final class MedianRatio {
    /** Below this many pairs there is no ratio: with one or two, one disturbed trial is the result. */
    public static final int MINIMUM_PAIRS = 3;

    private MedianRatio() {}

    /** One block's values of both sides, in the metric's unit; both above 0, else a ratio has no meaning. */
    public record Pair(double base, double candidate) {
        public Pair {
            if (!(base > 0 && candidate > 0 && Double.isFinite(base) && Double.isFinite(candidate))) {
                throw new IllegalArgumentException("a ratio needs values above 0, got " + candidate + " / " + base);
            }
        }
    }

    /** @param ci95 empty below {@value BcaBootstrap#MINIMUM_N} pairs */
    public record Ratio(double value, Optional<Bounds> ci95) {}

    /**
     * @param pairs in any order
     * @return empty below {@value #MINIMUM_PAIRS} pairs
     */
    public static Optional<Ratio> of(List<Pair> pairs, Seed seed) {
        if (pairs.size() < MINIMUM_PAIRS) {
            return Optional.empty();
        }
        List<Pair> sorted = pairs.stream()
                .sorted(Comparator.comparingDouble(Pair::base).thenComparingDouble(Pair::candidate))
                .toList();
        double[] base = sorted.stream().mapToDouble(Pair::base).toArray();
        double[] candidate = sorted.stream().mapToDouble(Pair::candidate).toArray();
        return Optional.of(new Ratio(
                Median.of(candidate) / Median.of(base),
                BcaBootstrap.ofUnits(base.length, indices -> ratio(base, candidate, indices), seed)));
    }

    /**
     * Of sides that share no blocks: each is resampled by itself.
     *
     * @param base finite, above 0, in any order; not changed
     * @param candidate likewise
     * @return empty when a side has fewer than {@value #MINIMUM_PAIRS} values
     */
    public static Optional<Ratio> ofIndependent(double[] base, double[] candidate, Seed seed) {
        if (Math.min(base.length, candidate.length) < MINIMUM_PAIRS) {
            return Optional.empty();
        }
        requirePositive(base);
        requirePositive(candidate);
        return Optional.of(new Ratio(
                Median.of(candidate) / Median.of(base), BcaBootstrap.ofTwo(base, candidate, (b, c) -> c / b, seed)));
    }

    private static void requirePositive(double[] values) {
        Sample.require(values);
        for (double value : values) {
            if (value <= 0) {
                throw new IllegalArgumentException("a ratio needs values above 0, got " + value);
            }
        }
    }

    private static double ratio(double[] base, double[] candidate, int[] indices) {
        return median(candidate, indices) / median(base, indices);
    }

    private static double median(double[] values, int[] indices) {
        double[] drawn = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            drawn[i] = values[indices[i]];
        }
        return Median.ofScratch(drawn);
    }
}
