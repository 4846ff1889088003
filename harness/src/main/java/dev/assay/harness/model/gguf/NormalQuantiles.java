package dev.assay.harness.model.gguf;

/**
 * The standard normal distribution as a table of equally likely values: value i of n is the quantile at (i + 1/2) / n.
 * Source of the quantile function: Acklam's rational approximation, relative error below 1.15e-9. StrictMath, so that
 * every JDK gives the same bits.
 */
final class NormalQuantiles {
    private static final double[] A = {
        -3.969683028665376e+01,
        2.209460984245205e+02,
        -2.759285104469687e+02,
        1.383577518672690e+02,
        -3.066479806614716e+01,
        2.506628277459239e+00
    };
    private static final double[] B = {
        -5.447609879822406e+01,
        1.615858368580409e+02,
        -1.556989798598866e+02,
        6.680131188771972e+01,
        -1.328068155288572e+01,
        1
    };
    private static final double[] C = {
        -7.784894002430293e-03,
        -3.223964580411365e-01,
        -2.400758277161838e+00,
        -2.549732539343734e+00,
        4.374664141464968e+00,
        2.938163982698783e+00
    };
    private static final double[] D = {
        7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1
    };
    private static final double TAIL = 0.02425;

    private NormalQuantiles() {}

    /** @param n at least 2, even */
    static double[] table(int n) {
        double[] table = new double[n];
        for (int i = 0; i < n / 2; i++) {
            table[i] = below((i + 0.5) / n);
            table[n - 1 - i] = -table[i];
        }
        return table;
    }

    /** The quantile of p in (0, 1/2]. */
    private static double below(double p) {
        if (p < TAIL) {
            double q = StrictMath.sqrt(-2 * StrictMath.log(p));
            return polynomial(C, q) / polynomial(D, q);
        }
        double q = p - 0.5;
        double r = q * q;
        return polynomial(A, r) * q / polynomial(B, r);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
