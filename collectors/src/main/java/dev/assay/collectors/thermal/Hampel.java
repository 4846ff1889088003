package dev.assay.collectors.thermal;

import dev.assay.collectors.metric.Median;
import java.util.Arrays;

/**
 * Hampel's filter: a value further than {@value #DEVIATIONS} scaled median absolute deviations from the median of itself and
 * {@value #SIDE} neighbours on each side becomes that median; all others stay as they are. A lasting step passes unchanged,
 * for from its fourth value on it is the median. Source: Davies and Gather, JASA 88 (1993); Pearson, IEEE Trans. Control
 * Systems Technology 10 (2002).
 */
final class Hampel {
    static final int SIDE = 3;
    static final double DEVIATIONS = 3;

    /** Makes the median absolute deviation of normal data its standard deviation. */
    private static final double NORMAL = 1.4826;

    private Hampel() {}

    static double[] filter(double[] values) {
        double[] filtered = values.clone();
        for (int i = 0; i < values.length; i++) {
            double[] around = Arrays.copyOfRange(values, Math.max(0, i - SIDE), Math.min(values.length, i + SIDE + 1));
            double median = Median.of(around);
            double deviation = NORMAL
                    * Median.of(
                            Arrays.stream(around).map(v -> Math.abs(v - median)).toArray());
            if (Math.abs(values[i] - median) > DEVIATIONS * deviation) {
                filtered[i] = median;
            }
        }
        return filtered;
    }
}
