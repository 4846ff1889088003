package dev.assay.results.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How often the two values in the middle of a resample of n are the i-th and the j-th of the sample in order, over all n^n
 * equally likely resamples. With m = n / 2 and ranks from 1, for even n
 *
 * <p>P(i, j) = C(n, m) ((i/n)^m - ((i-1)/n)^m) (((n-j+1)/n)^m - ((n-j)/n)^m), i &lt; j,
 *
 * <p>and P(i, i) is what is left of P(m-th is i) = P(Bin(n, i/n) ≥ m) - P(Bin(n, (i-1)/n) ≥ m). For odd n the two are one,
 * and only the last formula with m = (n + 1) / 2 is needed.
 *
 * <p>Sources: Efron, Annals of Statistics 7 (1979), section 3; Maritz, Jarrett, JASA 73 (1978), both for odd n; the same
 * argument for the joint law of two order statistics, as in Hutson, Ernst, Journal of the Royal Statistical Society B 62
 * (2000), gives even n.
 *
 * @param lower 0-based rank of the lower of the two
 * @param upper of the upper; not below
 * @param weight above 0; they add up to 1
 */
record MedianWeights(int[] lower, int[] upper, double[] weight) {
    /**
     * What comes up in less than one of five million resamples, all together, is left out. An end of an interval, beyond
     * which a fortieth lies, is moved by that to the next value at most, and of ten thousand hardly one; and each value
     * costs a step in every look at a ratio.
     */
    private static final double NEGLIGIBLE = 2e-7;

    /** Larger samples are rare and their weights many; they are not kept. */
    private static final int KEPT_N = 128;

    /** By n; two threads may compute the same, and either's will do. */
    private static final MedianWeights[] KEPT = new MedianWeights[KEPT_N + 1];

    static MedianWeights of(int n) {
        if (n > KEPT_N) {
            return computed(n);
        }
        MedianWeights kept = KEPT[n];
        if (kept == null) {
            kept = computed(n);
            KEPT[n] = kept;
        }
        return kept;
    }

    private static MedianWeights computed(int n) {
        int m = (n + 1) / 2;
        double[] isLower = new double[n];
        double last = 0;
        for (int i = 0; i < n; i++) {
            double cumulated =
                    i == n - 1 ? 1 : BinomialDistribution.of(n, (i + 1.0) / n).survivalProbability(m - 1);
            isLower[i] = cumulated - last;
            last = cumulated;
        }
        Points points = new Points(n);
        double[] part = n % 2 == 0 ? parts(n, m) : new double[n];
        for (int i = 0; i < n; i++) {
            double left = isLower[i];
            for (int j = i + 1; j < n; j++) {
                double weight = part[i] * part[n - 1 - j];
                left -= weight;
                points.add(i, j, weight);
            }
            points.add(i, i, left);
        }
        return points.weights();
    }

    /** √C(n, m) ((i/n)^m - ((i-1)/n)^m) for i from 1; the root goes into each of the two factors, so none overflows. */
    private static double[] parts(int n, int m) {
        double logRoot = 0;
        for (int k = 1; k <= m; k++) {
            logRoot += 0.5 * Math.log((n - m + k) / (double) k);
        }
        double[] parts = new double[n];
        for (int i = 0; i < n; i++) {
            double at = Math.exp(logRoot + m * Math.log((i + 1.0) / n));
            parts[i] = at * -Math.expm1(m * Math.log(i / (i + 1.0)));
        }
        return parts;
    }

    private static final class Points {
        private int[] lower;
        private int[] upper;
        private double[] weight;
        private final double least;
        private int size;

        Points(int n) {
            least = NEGLIGIBLE / (n * (n + 1) / 2);
            lower = new int[4 * n];
            upper = new int[4 * n];
            weight = new double[4 * n];
        }

        void add(int i, int j, double w) {
            if (w < least) {
                return;
            }
            if (size == weight.length) {
                lower = Arrays.copyOf(lower, 2 * size);
                upper = Arrays.copyOf(upper, 2 * size);
                weight = Arrays.copyOf(weight, 2 * size);
            }
            lower[size] = i;
            upper[size] = j;
            weight[size++] = w;
        }

        MedianWeights weights() {
            double sum = 0;
            for (int k = 0; k < size; k++) {
                sum += weight[k];
            }
            double[] scaled = new double[size];
            for (int k = 0; k < size; k++) {
                scaled[k] = weight[k] / sum;
            }
            return new MedianWeights(Arrays.copyOf(lower, size), Arrays.copyOf(upper, size), scaled);
        }
    }
}
