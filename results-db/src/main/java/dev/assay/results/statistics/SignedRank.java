package dev.assay.results.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Wilcoxon signed rank test, two-sided: are differences of pairs as likely above 0 as below? Ranks of |d| are summed over
 * the d above 0. Differences of 0 are ranked and then left out (Pratt): to drop them before ranking (Wilcoxon) makes the
 * more of the rest, the more pairs were equal. The p-value is exact without ties and zeros, up to {@value #EXACT_N} pairs;
 * else from the normal distribution, its variance corrected for ties and zeros, with continuity correction.
 *
 * <p>Sources: Wilcoxon, Biometrics Bulletin 1 (1945); Pratt, JASA 54 (1959). Computed by commons-statistics-inference.
 */
public final class SignedRank {
    static final int EXACT_N = 50;

    private static final WilcoxonSignedRankTest TEST = WilcoxonSignedRankTest.withDefaults()
            .with(AlternativeHypothesis.TWO_SIDED)
            .with(ContinuityCorrection.ENABLED);

    private SignedRank() {}

    /**
     * @param differences finite, at least one; not changed
     * @return the p-value, in (0, 1]; 1 when all differences are 0
     */
    public static double p(double[] differences) {
        Sample.require(differences);
        if (Arrays.stream(differences).allMatch(d -> d == 0)) {
            return 1;
        }
        PValueMethod method =
                differences.length <= EXACT_N && distinct(differences) ? PValueMethod.EXACT : PValueMethod.ASYMPTOTIC;
        return Math.min(1, TEST.with(method).test(differences).getPValue());
    }

    private static boolean distinct(double[] differences) {
        double[] sizes = Arrays.stream(differences).map(Math::abs).sorted().toArray();
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == 0 || i > 0 && sizes[i] == sizes[i - 1]) {
                return false;
            }
        }
        return true;
    }
}
