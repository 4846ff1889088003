package dev.assay.results.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A series that rises or falls as it goes on. The test is Mann's and Kendall's: S = Σ sign(x(j) - x(i)) over i &lt; j, normal
 * with variance (n (n-1) (2n+5) - Σ t (t-1) (2t+5)) / 18, t the sizes of groups of equal values, with continuity correction.
 * The slope is the median of all (x(j) - x(i)) / (j - i).
 *
 * <p>Sources: Mann, Econometrica 13 (1945); Kendall, "Rank Correlation Methods" (1975), chapter 4; Theil, Indagationes
 * Mathematicae 12 (1950); Sen, JASA 63 (1968).
 *
 * @param slope in the unit of the values, from one to the next
 * @param p two-sided
 */
public record Drift(double slope, double p) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Of more values stretches are taken together first: the pairs of all would be too many. */
    private static final int MOST = 512;

    /**
     * @param inOrder in the order measured; finite
     * @return empty below three values
     */
    public static Optional<Drift> of(double... inOrder) {
        return atMost(Double.POSITIVE_INFINITY, inOrder, ContrastSide.ascending(inOrder));
    }

    /**
     * The same where its p-value is at most a level: the slope, which takes longer, is looked for only then.
     *
     * @param ascending the same values from least to greatest
     * @return empty below three values too
     */
    static Optional<Drift> atMost(double level, double[] inOrder, double[] ascending) {
        if (inOrder.length < 3) {
            return Optional.empty();
        }
        Sample.require(inOrder);
        int stretch = (inOrder.length + MOST - 1) / MOST;
        double[] values = stretch == 1 ? inOrder : medians(inOrder, stretch);
        double p = p(values, stretch == 1 ? ascending : ContrastSide.ascending(values));
        return p > level ? Optional.empty() : Optional.of(new Drift(slope(values) / stretch, p));
    }

    private static double p(double[] inOrder, double[] ascending) {
        int s = 0;
        for (int j = 1; j < inOrder.length; j++) {
            for (int i = 0; i < j; i++) {
                s += (inOrder[j] > inOrder[i] ? 1 : 0) - (inOrder[j] < inOrder[i] ? 1 : 0);
            }
        }
        double variance = (ties(inOrder.length) - tied(ascending)) / 18;
        double z = variance > 0 ? Math.max(0, Math.abs(s) - 1) / Math.sqrt(variance) : 0;
        return 2 * NORMAL.survivalProbability(z);
    }

    private static double slope(double[] inOrder) {
        int n = inOrder.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[at++] = (inOrder[j] - inOrder[i]) / (j - i);
            }
        }
        return Median.ofScratch(slopes);
    }

    /** A last stretch that is not whole is left out. */
    private static double[] medians(double[] values, int stretch) {
        double[] medians = new double[values.length / stretch];
        for (int i = 0; i < medians.length; i++) {
            medians[i] = Median.of(Arrays.copyOfRange(values, i * stretch, (i + 1) * stretch));
        }
        return medians;
    }

    private static double tied(double[] sorted) {
        double tied = 0;
        for (int from = 0, to = 1; to <= sorted.length; to++) {
            if (to == sorted.length || sorted[to] != sorted[from]) {
                tied += ties(to - from);
                from = to;
            }
        }
        return tied;
    }

    private static double ties(double t) {
        return t * (t - 1) * (2 * t + 5);
    }
}
