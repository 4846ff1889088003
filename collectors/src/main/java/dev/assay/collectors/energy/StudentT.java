package dev.assay.collectors.energy;

/** Student's t: how much wider an interval must be when its variance was estimated from little. */
final class StudentT {
    private static final double Z = 1.959963984540054;
    private static final double FEWEST = 2;

    private StudentT() {}

    /**
     * The 97.5 % quantile of t over that of the normal distribution: the expansion in 1/ν of Abramowitz and Stegun, 26.7.5,
     * to its second term; within 7 % at 2 degrees of freedom, below which it stays.
     */
    static double inflation(double degreesOfFreedom) {
        double nu = Math.max(FEWEST, degreesOfFreedom);
        double z3 = Z * Z * Z;
        double z5 = z3 * Z * Z;
        double t = Z + (z3 + Z) / (4 * nu) + (5 * z5 + 16 * z3 + 3 * Z) / (96 * nu * nu);
        return t / Z;
    }
}
