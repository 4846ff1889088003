package dev.assay.collectors.energy;

import java.util.Arrays;

/** The step in which a source counts (its least significant bit), as its samples show it. */
final class Resolution {
    /** With fewer different values the smallest difference says more of the signal than of the source. */
    private static final int LEVELS = 8;

    private Resolution() {}

    /** The smallest difference between two values; 0 when it cannot be told. */
    static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double smallest = Double.POSITIVE_INFINITY;
        int levels = 1;
        for (int i = 1; i < sorted.length; i++) {
            double difference = sorted[i] - sorted[i - 1];
            if (difference > 0) {
                smallest = Math.min(smallest, difference);
                levels++;
            }
        }
        return levels < LEVELS ? 0 : smallest;
    }
}
