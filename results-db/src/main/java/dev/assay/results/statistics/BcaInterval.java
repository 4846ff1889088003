package dev.assay.results.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The ends of a BCa interval: quantiles ({@link Quantile}, type 7) of the B resampled statistics at
 * α₁ = Φ(z₀ + (z₀ + z) / (1 - a (z₀ + z))) with z the α/2 quantile of the normal distribution, and α₂ with its 1 - α/2.
 *
 * <ul>
 *   <li>Bias correction z₀ = Φ⁻¹((#{θ* &lt; θ} + ½ #{θ* = θ}) / B). Efron counts only those strictly below; the median of a
 *       small sample ties with its resamples so often that this would shift the interval down. SciPy takes the same
 *       mid-rank. The fraction is kept half a resample away from 0 and 1, so that z₀ is finite.
 *   <li>Acceleration a = Σ u³ / (6 (Σ u²)^1.5), u = mean of the leave-one-out statistics less each of them; 0 when they
 *       are all equal. |a| is at most 1/6, so the denominators stay above 0.
 *   <li>Of two samples u is taken within each and divided by its size: a = Σ Σ (u/n)³ / (6 (Σ Σ (u/n)²)^1.5), u = (n - 1)
 *       (mean less leave-one-out), as SciPy has it.
 * </ul>
 *
 * <p>Source: Efron, Tibshirani (1993), equations 14.9 to 14.15.
 */
final class BcaInterval {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private BcaInterval() {}

    static Bounds of(double estimate, double[] resampled, double[] leftOut, double confidence) {
        return of(estimate, resampled, acceleration(leftOut), confidence);
    }

    static Bounds ofTwo(
            double estimate, double[] resampled, double[] leftOutFirst, double[] leftOutSecond, double confidence) {
        double[] influence = new double[leftOutFirst.length + leftOutSecond.length];
        influence(leftOutFirst, influence, 0);
        influence(leftOutSecond, influence, leftOutFirst.length);
        return of(estimate, resampled, ratioOfMoments(influence), confidence);
    }

    private static Bounds of(double estimate, double[] resampled, double a, double confidence) {
        double z0 = biasCorrection(estimate, resampled);
        double z = NORMAL.inverseCumulativeProbability((1 - confidence) / 2);
        double[] ends = Quantile.of(resampled, level(z0, a, z), level(z0, a, -z));
        return new Bounds(ends[0], ends[1]);
    }

    private static double level(double z0, double a, double z) {
        return NORMAL.cumulativeProbability(z0 + (z0 + z) / (1 - a * (z0 + z)));
    }

    private static double biasCorrection(double estimate, double[] resampled) {
        int below = 0;
        int equal = 0;
        for (double value : resampled) {
            if (value < estimate) {
                below++;
            } else if (value == estimate) {
                equal++;
            }
        }
        double margin = 0.5 / resampled.length;
        double fraction = (below + 0.5 * equal) / resampled.length;
        return NORMAL.inverseCumulativeProbability(Math.clamp(fraction, margin, 1 - margin));
    }

    private static double acceleration(double[] leftOut) {
        double[] influence = new double[leftOut.length];
        influence(leftOut, influence, 0);
        return ratioOfMoments(influence);
    }

    /** All 0 where the statistic is the same whatever is left out: the rounding of the mean must make nothing of it. */
    private static void influence(double[] leftOut, double[] into, int at) {
        int n = leftOut.length;
        if (Arrays.stream(leftOut).allMatch(value -> value == leftOut[0])) {
            return;
        }
        double mean = Arrays.stream(leftOut).average().orElseThrow();
        for (int i = 0; i < n; i++) {
            into[at + i] = (n - 1) * (mean - leftOut[i]) / n;
        }
    }

    private static double ratioOfMoments(double[] influence) {
        double squares = 0;
        double cubes = 0;
        for (double u : influence) {
            squares += u * u;
            cubes += u * u * u;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }
}
