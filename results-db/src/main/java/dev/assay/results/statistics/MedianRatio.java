package dev.assay.results.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Candidate over base: median(candidate) / median(base), with a BCa interval ({@link BcaBootstrap}).
 *
 * <p>Where both sides ran interleaved, whole pairs are drawn. A pair is one block of the plan, in which both sides ran close
 * in time; drawing it whole keeps what the two share (clock, heat, neighbours) out of the interval. The leave-one-out samples
 * leave out a pair.
 *
 * <p>Source: Efron, Tibshirani (1993), chapter 10.3 for a ratio from pairs, chapter 14 for the interval.
 */
public final class MedianRatio {
    /** Below this many pairs, or values of a side, there is no ratio: with one or two, one disturbed trial is the result. */
    public static final int MINIMUM_PAIRS = 3;

    private static final Comparator<Pair> ORDER =
            Comparator.comparingDouble(Pair::base).thenComparingDouble(Pair::candidate);

    private MedianRatio() {}

    /** One block's values of both sides, in the metric's unit; both above 0, else a ratio has no meaning. */
    public record Pair(double base, double candidate) {
        public Pair {
            requirePositive(base);
            requirePositive(candidate);
        }
    }

    /** @param ci95 empty below {@value BcaBootstrap#MINIMUM_N} pairs, or values of a side */
    public record Ratio(double value, Optional<Bounds> ci95) {}

    /**
     * @param pairs in any order
     * @return empty below {@value #MINIMUM_PAIRS} pairs
     */
    public static Optional<Ratio> of(List<Pair> pairs) {
        if (pairs.size() < MINIMUM_PAIRS) {
            return Optional.empty();
        }
        List<Pair> sorted = pairs.stream().sorted(ORDER).toList();
        double[] base = sorted.stream().mapToDouble(Pair::base).toArray();
        double[] candidate = sorted.stream().mapToDouble(Pair::candidate).toArray();
        return Optional.of(
                new Ratio(Median.of(candidate) / Median.of(base), BcaBootstrap.ofPairedRatio(base, candidate)));
    }

    /**
     * Of sides that share no blocks: each is resampled by itself.
     *
     * @param base finite, above 0, in any order; not changed
     * @param candidate likewise
     * @return empty when a side has fewer than {@value #MINIMUM_PAIRS} values
     */
    public static Optional<Ratio> ofIndependent(double[] base, double[] candidate) {
        if (Math.min(base.length, candidate.length) < MINIMUM_PAIRS) {
            return Optional.empty();
        }
        requirePositive(base);
        requirePositive(candidate);
        return Optional.of(ofAscending(ContrastSide.ascending(base), ContrastSide.ascending(candidate)));
    }

    /** The same of values above 0 from least to greatest, at least {@value #MINIMUM_PAIRS} of each side. */
    static Ratio ofAscending(double[] base, double[] candidate) {
        return new Ratio(
                Median.ofAscending(candidate) / Median.ofAscending(base), BcaBootstrap.ofRatio(base, candidate));
    }

    static void requirePositive(double... values) {
        for (double value : values) {
            if (!(value > 0 && Double.isFinite(value))) {
                throw new IllegalArgumentException("a ratio needs values above 0, got " + value);
            }
        }
    }
}
