package dev.assay.results.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Wilcoxon signed rank test, two-sided: are differences of pairs as likely above 0 as below? Ranks of |d| are summed over
 * the d above 0. Differences of 0 are ranked and then left out (Pratt): to drop them before ranking (Wilcoxon) makes the
 * more of the rest, the more pairs were equal.
 *
 * <p>The p-value is exact without ties and zeros, up to {@value #EXACT_N} pairs, by commons-statistics-inference. Else it is
 * from the normal distribution: mean Σ r / 2 and variance Σ r² / 4 over the ranks r of what is not 0, equal |d| sharing their
 * mean rank, with continuity correction. That is our own: the library's variance takes the zeros for a tie once more.
 *
 * <p>Sources: Wilcoxon, Biometrics Bulletin 1 (1945); Pratt, JASA 54 (1959).
 */
public final class SignedRank {
    static final int EXACT_N = 50;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final WilcoxonSignedRankTest EXACT = WilcoxonSignedRankTest.withDefaults()
            .with(AlternativeHypothesis.TWO_SIDED)
            .with(PValueMethod.EXACT);

    private SignedRank() {}

    /**
     * @param differences finite, at least one; not changed
     * @return the p-value, in (0, 1]; 1 when all differences are 0
     */
    public static double p(double[] differences) {
        Sample.require(differences);
        double[] sizes = Arrays.stream(differences).map(Math::abs).sorted().toArray();
        return differences.length <= EXACT_N && isDistinct(sizes)
                ? Math.min(1, EXACT.test(differences).getPValue())
                : approximate(differences, sizes);
    }

    private static boolean isDistinct(double[] sizes) {
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == 0 || i > 0 && sizes[i] == sizes[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private static double approximate(double[] differences, double[] sizes) {
        double positive = 0;
        double mean = 0;
        double variance = 0;
        for (double difference : differences) {
            if (difference != 0) {
                double rank = meanRank(Math.abs(difference), sizes);
                positive += difference > 0 ? rank : 0;
                mean += rank / 2;
                variance += rank * rank / 4;
            }
        }
        double z = variance > 0 ? Math.max(0, Math.abs(positive - mean) - 0.5) / Math.sqrt(variance) : 0;
        return 2 * NORMAL.survivalProbability(z);
    }

    private static double meanRank(double size, double[] sizes) {
        int at = Arrays.binarySearch(sizes, size);
        int first = at;
        int last = at;
        while (first > 0 && sizes[first - 1] == size) {
            first--;
        }
        while (last < sizes.length - 1 && sizes[last + 1] == size) {
            last++;
        }
        return (first + last) / 2.0 + 1;
    }
}
