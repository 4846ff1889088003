package dev.assay.collectors.metric;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The trial's one figure from its iterations: the middle value, or the mean of the two middle ones. */
public final class Median {
    private Median() {}

    /** @param values not empty, finite */
    public static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * A scalar whose method says over how many iterations it was taken; absent when there is none, or when one of them is
     * not finite because the clock did not move.
     *
     * @param source how one iteration's value came about
     * @param none the reason when there are no values
     */
    public static MetricValue scalar(DoubleStream values, String source, String none) {
        double[] all = values.toArray();
        if (all.length == 0) {
            return new MetricValue.Absent(none);
        }
        if (Arrays.stream(all).anyMatch(v -> !Double.isFinite(v))) {
            return new MetricValue.Absent("the clock did not move while it was timed");
        }
        String method = all.length == 1 ? source : source + "; median of " + all.length + " iterations";
        return new MetricValue.Scalar(of(all), method);
    }
}
