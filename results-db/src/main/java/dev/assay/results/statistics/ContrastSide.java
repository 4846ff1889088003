package dev.assay.results.statistics;

import java.util.Arrays;

/**
 * The values of one side of a contrast in the forms that its statistics share: each is made once, and nothing changes it.
 *
 * @param inOrder in the order measured, finite and above 0
 * @param ascending the same values from least to greatest
 * @param logarithms of {@code inOrder}
 * @param ascendingLogarithms the same logarithms from least to greatest: those of {@code ascending}, for {@link Math#log}
 *     never falls
 */
record ContrastSide(double[] inOrder, double[] ascending, double[] logarithms, double[] ascendingLogarithms) {

    /** @throws IllegalArgumentException where a value is not above 0 */
    static ContrastSide of(double[] inOrder) {
        MedianRatio.requirePositive(inOrder);
        double[] ascending = ascending(inOrder);
        return new ContrastSide(inOrder, ascending, logarithms(inOrder), logarithms(ascending));
    }

    private static double[] logarithms(double[] values) {
        double[] logarithms = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            logarithms[i] = Math.log(values[i]);
        }
        return logarithms;
    }

    static double[] ascending(double[] values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        return ascending;
    }
}
