package dev.assay.results.statistics;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * Mann-Whitney U test, two-sided: is a value of one side as likely above one of the other as below? U counts the pairs in
 * which it is above, ties half. The p-value is exact without ties where neither side has more than {@value #EXACT_N}
 * values; else from the normal distribution, its variance corrected for ties, with continuity correction.
 *
 * <p>Source: Mann, Whitney, Annals of Mathematical Statistics 18 (1947); ties: Lehmann, "Nonparametrics" (1975), section
 * 1.2. Computed by commons-statistics-inference.
 */
public final class MannWhitney {
    static final int EXACT_N = 50;

    private static final MannWhitneyUTest TEST = MannWhitneyUTest.withDefaults()
            .with(AlternativeHypothesis.TWO_SIDED)
            .with(ContinuityCorrection.ENABLED);

    private static final int TIED = -1;

    /** All that an exact p-value depends on; there are few, and to compute one takes longer than all the rest. */
    private record Counts(int base, int candidate, int above) {}

    private static final ConcurrentMap<Counts, Double> EXACT = new ConcurrentHashMap<>();

    private MannWhitney() {}

    /**
     * @param base finite, at least one; not changed
     * @param candidate likewise
     * @return the p-value, in (0, 1]; 1 when all values of both sides are the same
     */
    public static double p(double[] base, double[] candidate) {
        Sample.require(base);
        Sample.require(candidate);
        return ofAscending(ContrastSide.ascending(base), ContrastSide.ascending(candidate));
    }

    /** The same of values from least to greatest. */
    static double ofAscending(double[] base, double[] candidate) {
        if (base[0] == base[base.length - 1] && candidate[0] == base[0] && candidate[candidate.length - 1] == base[0]) {
            return 1;
        }
        if (Math.max(base.length, candidate.length) <= EXACT_N) {
            int above = above(base, candidate);
            if (above != TIED) {
                return EXACT.computeIfAbsent(
                        new Counts(base.length, candidate.length, above), _ -> p(PValueMethod.EXACT, base, candidate));
            }
        }
        return p(PValueMethod.ASYMPTOTIC, base, candidate);
    }

    private static double p(PValueMethod method, double[] base, double[] candidate) {
        return Math.min(1, TEST.with(method).test(base, candidate).getPValue());
    }

    /** In how many pairs the base is above the candidate; {@value #TIED} where any two values are equal. */
    private static int above(double[] base, double[] candidate) {
        if (hasRepeats(base) || hasRepeats(candidate)) {
            return TIED;
        }
        int above = 0;
        int below = 0;
        for (double value : base) {
            while (below < candidate.length && candidate[below] < value) {
                below++;
            }
            if (below < candidate.length && candidate[below] == value) {
                return TIED;
            }
            above += below;
        }
        return above;
    }

    private static boolean hasRepeats(double[] sorted) {
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return true;
            }
        }
        return false;
    }
}
