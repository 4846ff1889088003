package dev.assay.collectors.meter;

import java.util.Arrays;

/** The samples of a meter's table, in its order. */
final class MeterRows {
    private int count;
    private long[] ns = new long[1024];
    private long[] arrivedNs = new long[1024];
    private double[] watts = new double[1024];
    private double[] amps = new double[1024];

    /**
     * @param time of the clock that the column of time is of, ns
     * @param arrived when the coordinator got the line, ns; the same as {@code time} where it did not write the table
     * @param w W
     * @param a A; NaN when not recorded
     */
    void add(long time, long arrived, double w, double a) {
        if (count == ns.length) {
            ns = Arrays.copyOf(ns, 2 * count);
            arrivedNs = Arrays.copyOf(arrivedNs, 2 * count);
            watts = Arrays.copyOf(watts, 2 * count);
            amps = Arrays.copyOf(amps, 2 * count);
        }
        ns[count] = time;
        arrivedNs[count] = arrived;
        watts[count] = w;
        amps[count++] = a;
    }

    int count() {
        return count;
    }

    long ns(int i) {
        return ns[i];
    }

    long arrivedNs(int i) {
        return arrivedNs[i];
    }

    double watts(int i) {
        return watts[i];
    }

    double amps(int i) {
        return amps[i];
    }

    double[] watts() {
        return Arrays.copyOf(watts, count);
    }

    double[] amps() {
        return Arrays.copyOf(amps, count);
    }
}
