package dev.assay.results.statistics;

import java.util.Arrays;
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

    private MannWhitney() {}

    /**
     * @param base finite, at least one; not changed
     * @param candidate likewise
     * @return the p-value, in (0, 1]; 1 when all values of both sides are the same
     */
    public static double p(double[] base, double[] candidate) {
        Sample.require(base);
        Sample.require(candidate);
        if (Arrays.stream(base).allMatch(v -> v == base[0])
                && Arrays.stream(candidate).allMatch(v -> v == base[0])) {
            return 1;
        }
        boolean exact = Math.max(base.length, candidate.length) <= EXACT_N && distinct(base, candidate);
        return Math.min(
                1,
                TEST.with(exact ? PValueMethod.EXACT : PValueMethod.ASYMPTOTIC)
                        .test(base, candidate)
                        .getPValue());
    }

    private static boolean distinct(double[] base, double[] candidate) {
        double[] all = Arrays.copyOf(base, base.length + candidate.length);
        System.arraycopy(candidate, 0, all, base.length, candidate.length);
        Arrays.sort(all);
        for (int i = 1; i < all.length; i++) {
            if (all[i] == all[i - 1]) {
                return false;
            }
        }
        return true;
    }
}
