package dev.assay.results.statistics;

/**
 * Median absolute deviation: median(|x - median(x)|), in the unit of the values and not scaled. Times 1.4826 it estimates
 * the standard deviation of normal data.
 *
 * <p>Source: Rousseeuw, Croux, "Alternatives to the Median Absolute Deviation", JASA 88 (1993), equation 1.1 with b = 1.
 */
public final class Mad {
    private Mad() {}

    /** @param values finite, at least one, in any order; not changed */
    public static double of(double[] values) {
        double center = Median.of(values);
        double[] deviations = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            deviations[i] = Math.abs(values[i] - center);
        }
        return Median.ofScratch(deviations);
    }
}
