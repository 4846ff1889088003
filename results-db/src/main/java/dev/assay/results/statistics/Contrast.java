package dev.assay.results.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Candidate against base in one metric: how large the difference is (ratio of medians with its interval) and whether
 * chance would make it (a rank test). {@link Decision} makes an outcome of it.
 *
 * @param ratio median of the candidate over that of the base
 * @param ci95 empty where there are too few values for an interval; of independent sides widened by the allowance
 * @param hodgesLehmann the ratio that {@link HodgesLehmann} estimates: of all values, so less at the mercy of the two in the middle
 * @param p two-sided, of this contrast alone; over several cells see {@link BenjaminiHochberg}
 * @param baseCount values of the base that it stands on
 * @param candidateCount values of the candidate
 * @param pairs blocks in which both sides have a value; empty for independent sides
 * @param allowance what interval and p-value were widened for
 */
public record Contrast(
        double ratio,
        Optional<Bounds> ci95,
        double hodgesLehmann,
        double p,
        Test test,
        int baseCount,
        int candidateCount,
        OptionalInt pairs,
        Allowance allowance) {
    /** Below this many values of a side there is no contrast. */
    public static final int MINIMUM_N = MedianRatio.MINIMUM_PAIRS;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Which test the p-value is from. */
    public enum Test {
        SIGNED_RANK("Wilcoxon signed rank"),
        MANN_WHITNEY("Mann-Whitney U");

        private final String label;

        Test(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * Of interleaved sides: a pair is a block of the plan. The test is that of the logarithms of the pairs' ratios.
     *
     * @param pairs in any order
     * @return empty below {@value #MINIMUM_N} pairs
     */
    public static Optional<Contrast> paired(List<MedianRatio.Pair> pairs) {
        double[] ratios = pairs.stream()
                .mapToDouble(pair -> Math.log(pair.candidate() / pair.base()))
                .toArray();
        return MedianRatio.of(pairs)
                .map(ratio -> new Contrast(
                        ratio.value(),
                        ratio.ci95(),
                        Math.exp(HodgesLehmann.center(ratios)),
                        SignedRank.p(ratios),
                        Test.SIGNED_RANK,
                        pairs.size(),
                        pairs.size(),
                        OptionalInt.of(pairs.size()),
                        Allowance.NONE));
    }

    /**
     * Of sides that did not run interleaved, such as two runs. Interval and p-value allow for what such sides show of
     * themselves ({@link Allowance}).
     *
     * @param base above 0, in the order measured
     * @param candidate likewise
     * @return empty when a side has fewer than {@value #MINIMUM_N} values
     */
    public static Optional<Contrast> independent(double[] base, double[] candidate) {
        if (Math.min(base.length, candidate.length) < MINIMUM_N) {
            return Optional.empty();
        }
        return Optional.of(between(ContrastSide.of(base), ContrastSide.of(candidate)));
    }

    private static Contrast between(ContrastSide base, ContrastSide candidate) {
        MedianRatio.Ratio ratio = MedianRatio.ofAscending(base.ascending(), candidate.ascending());
        Allowance allowance = Allowance.between(base, candidate);
        double shift = HodgesLehmann.shiftOfAscending(base.ascendingLogarithms(), candidate.ascendingLogarithms());
        double p = MannWhitney.ofAscending(base.ascending(), candidate.ascending());
        return new Contrast(
                ratio.value(),
                ratio.ci95().map(ci95 -> allowance.widened(ratio.value(), ci95)),
                Math.exp(shift),
                ofFewer(p, allowance.effectiveShare()),
                Test.MANN_WHITNEY,
                base.inOrder().length,
                candidate.inOrder().length,
                OptionalInt.empty(),
                allowance);
    }

    /** The p-value had only a share of the values said as much: z falls with the root of their number. */
    private static double ofFewer(double p, double share) {
        if (share == 1) {
            return p;
        }
        double z = NORMAL.inverseSurvivalProbability(p / 2);
        return 2 * NORMAL.survivalProbability(z * Math.sqrt(share));
    }
}
