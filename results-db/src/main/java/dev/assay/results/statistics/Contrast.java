package dev.assay.results.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Candidate against base in one metric: how large the difference is (ratio of medians with its interval) and whether
 * chance would make it (a rank test). {@link Decision} makes an outcome of it.
 *
 * @param ratio median of the candidate over that of the base
 * @param ci95 empty where there are too few values for an interval
 * @param p two-sided, of this contrast alone; over several cells see {@link BenjaminiHochberg}
 * @param baseCount values of the base that it stands on
 * @param candidateCount values of the candidate
 * @param pairs blocks in which both sides have a value; empty for independent sides
 */
public record Contrast(
        double ratio,
        Optional<Bounds> ci95,
        double p,
        Test test,
        int baseCount,
        int candidateCount,
        OptionalInt pairs) {
    /** Below this many values of a side there is no contrast. */
    public static final int MINIMUM_N = MedianRatio.MINIMUM_PAIRS;

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
        return MedianRatio.of(pairs)
                .map(ratio -> new Contrast(
                        ratio.value(),
                        ratio.ci95(),
                        SignedRank.p(pairs.stream()
                                .mapToDouble(pair -> Math.log(pair.candidate() / pair.base()))
                                .toArray()),
                        Test.SIGNED_RANK,
                        pairs.size(),
                        pairs.size(),
                        OptionalInt.of(pairs.size())));
    }

    /**
     * Of sides that did not run interleaved, such as two runs.
     *
     * @param base above 0, in the order measured
     * @param candidate likewise
     * @return empty when a side has fewer than {@value #MINIMUM_N} values
     */
    public static Optional<Contrast> independent(double[] base, double[] candidate) {
        return MedianRatio.ofIndependent(base, candidate)
                .map(ratio -> new Contrast(
                        ratio.value(),
                        ratio.ci95(),
                        MannWhitney.p(base, candidate),
                        Test.MANN_WHITNEY,
                        base.length,
                        candidate.length,
                        OptionalInt.empty()));
    }
}
