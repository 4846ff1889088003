package dev.assay.results.samples;

import java.util.Arrays;
import java.util.List;

/**
 * Samples of one channel in the order stored, which is that of time. Immutable; safe for use by many threads. Times are the
 * device's monotonic clock in ns, values in the channel's unit and exactly those that were stored.
 */
public final class Samples {
    private final long[] times;
    private final double[] values;

    /** @param values as many as times; both are copied */
    public Samples(long[] times, double[] values) {
        this(times.clone(), values.clone(), true);
    }

    private Samples(long[] times, double[] values, boolean check) {
        if (check && times.length != values.length) {
            throw new IllegalArgumentException(times.length + " times for " + values.length + " values");
        }
        this.times = times;
        this.values = values;
    }

    /** The arrays themselves, which nobody may change any more. */
    static Samples owning(long[] times, double[] values) {
        return new Samples(times, values, true);
    }

    /** One after the other. */
    public static Samples joined(List<Samples> pieces) {
        int count = pieces.stream().mapToInt(Samples::count).reduce(0, Math::addExact);
        long[] times = new long[count];
        double[] values = new double[count];
        int at = 0;
        for (Samples piece : pieces) {
            System.arraycopy(piece.times, 0, times, at, piece.count());
            System.arraycopy(piece.values, 0, values, at, piece.count());
            at += piece.count();
        }
        return owning(times, values);
    }

    public int count() {
        return times.length;
    }

    /** @param i 0 to {@code count() - 1} */
    public long timeNs(int i) {
        return times[i];
    }

    /** @param i 0 to {@code count() - 1} */
    public double value(int i) {
        return values[i];
    }

    /** A copy of all times in ns. */
    public long[] times() {
        return times.clone();
    }

    /** A copy of all values. */
    public double[] values() {
        return values.clone();
    }

    /** The samples with {@code beginNs <= time <= endNs}, in the same order. */
    public Samples between(long beginNs, long endNs) {
        long[] someTimes = new long[times.length];
        double[] someValues = new double[times.length];
        int kept = 0;
        for (int i = 0; i < times.length; i++) {
            if (times[i] >= beginNs && times[i] <= endNs) {
                someTimes[kept] = times[i];
                someValues[kept++] = values[i];
            }
        }
        return kept == times.length
                ? this
                : new Samples(Arrays.copyOf(someTimes, kept), Arrays.copyOf(someValues, kept), false);
    }

    /** @throws IllegalArgumentException when there is no sample */
    public SampleSummary summary() {
        return summary(0, times.length);
    }

    SampleSummary summary(int from, int to) {
        return SampleSummary.of(times, values, from, to);
    }
}
