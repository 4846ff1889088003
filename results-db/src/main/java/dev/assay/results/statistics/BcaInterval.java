package dev.assay.results.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The ends of a BCa interval: quantiles of the resampled statistics θ* at α₁ = Φ(z₀ + (z₀ + z) / (1 - a (z₀ + z))) with z
 * the α/2 quantile of the normal distribution, and α₂ with its 1 - α/2.
 *
 * <ul>
 *   <li>Bias correction z₀ = Φ⁻¹(P(θ* &lt; θ) + ½ P(θ* = θ)). Efron counts only those strictly below; the median of a small
 *       sample ties with its resamples so often that this would shift the interval down. SciPy takes the same mid-rank.
 *       The share is kept half a resample away from 0 and 1, so that z₀ is finite.
 *   <li>Acceleration a = Σ u³ / (6 (Σ u²)^1.5), u = mean of the leave-one-out statistics less each of them; 0 when they
 *       are all equal. |a| is at most 1/6, so the denominators stay above 0.
 *   <li>Of two samples u is taken within each and multiplied by (n - 1) / n, n its size, as SciPy has it; of one sample
 *       the factor cancels.
 * </ul>
 *
 * <p>Source: Efron, Tibshirani (1993), equations 14.9 to 14.15.
 */
final class BcaInterval {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private BcaInterval() {}

    static Bounds of(double estimate, Resampled resampled, double[] leftOut, double confidence) {
        return of(estimate, resampled, acceleration(influence(leftOut)), confidence);
    }

    static Bounds of(
            double estimate, Resampled resampled, double[] leftOutOfOne, double[] leftOutOfOther, double confidence) {
        double[] one = influence(leftOutOfOne);
        double[] both = Arrays.copyOf(one, one.length + leftOutOfOther.length);
        System.arraycopy(influence(leftOutOfOther), 0, both, one.length, leftOutOfOther.length);
        return of(estimate, resampled, acceleration(both), confidence);
    }

    private static Bounds of(double estimate, Resampled resampled, double a, double confidence) {
        double share = Math.clamp(resampled.midRank(estimate), resampled.resolution(), 1 - resampled.resolution());
        double z0 = NORMAL.inverseCumulativeProbability(share);
        double z = NORMAL.inverseCumulativeProbability((1 - confidence) / 2);
        return resampled.quantiles(level(z0, a, z), level(z0, a, -z));
    }

    private static double level(double z0, double a, double z) {
        return NORMAL.cumulativeProbability(z0 + (z0 + z) / (1 - a * (z0 + z)));
    }

    /** All 0 where they are all the same: the rounding of the mean alone would make an acceleration out of nothing. */
    private static double[] influence(double[] leftOut) {
        double[] influence = new double[leftOut.length];
        if (!Sample.allEqual(leftOut)) {
            double mean = 0;
            for (double without : leftOut) {
                mean += without / leftOut.length;
            }
            for (int i = 0; i < leftOut.length; i++) {
                influence[i] = (mean - leftOut[i]) * (leftOut.length - 1) / leftOut.length;
            }
        }
        return influence;
    }

    private static double acceleration(double[] influence) {
        double squares = 0;
        double cubes = 0;
        for (double u : influence) {
            squares += u * u;
            cubes += u * u * u;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }
}
