package dev.assay.collectors.trace;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The samples of one channel, in order of time. Immutable; safe for use by many threads. Times are the device's monotonic
 * clock in ns, values are finite and in the channel's unit.
 */
public final class Trace {
    private final Channel channel;
    private final long[] times;
    private final double[] values;
    private final long clockBoundNs;

    /**
     * Of samples that the device's own clock stamped.
     *
     * @param times never falling
     * @param values as many, finite
     */
    public Trace(Channel channel, long[] times, double[] values) {
        this(channel, times.clone(), values.clone(), 0, true);
    }

    /**
     * Of samples that another clock stamped.
     *
     * @param times where they were placed on the device's clock, never falling
     * @param clockBoundNs none is further away from there, 0 or more; all are so alike
     */
    public static Trace placed(Channel channel, long[] times, double[] values, long clockBoundNs) {
        return new Trace(channel, times.clone(), values.clone(), clockBoundNs, true);
    }

    private Trace(Channel channel, long[] times, double[] values, long clockBoundNs, boolean check) {
        if (times.length != values.length) {
            throw new IllegalArgumentException(times.length + " times for " + values.length + " values");
        }
        for (int i = 0; check && i < times.length; i++) {
            if (!Double.isFinite(values[i]) || (i > 0 && times[i] < times[i - 1])) {
                throw new IllegalArgumentException("sample " + i + " is out of order or not finite");
            }
        }
        this.channel = channel;
        this.times = times;
        this.values = values;
        this.clockBoundNs = clockBoundNs;
    }

    public Channel channel() {
        return channel;
    }

    /** How far the samples may be from their times, all alike, ns; 0 where the device's own clock stamped them. */
    public long clockBoundNs() {
        return clockBoundNs;
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

    /** Empty when there is no sample. */
    public OptionalDouble min() {
        return Arrays.stream(values).min();
    }

    /** Empty when there is no sample. */
    public OptionalDouble max() {
        return Arrays.stream(values).max();
    }

    /** The samples with {@code beginNs <= time <= endNs}; none when the bounds are the wrong way round. */
    public Trace between(long beginNs, long endNs) {
        int from = firstNotBefore(beginNs);
        int to = endNs == Long.MAX_VALUE ? times.length : firstNotBefore(endNs + 1);
        return new Trace(
                channel,
                Arrays.copyOfRange(times, from, Math.max(from, to)),
                Arrays.copyOfRange(values, from, Math.max(from, to)),
                clockBoundNs,
                false);
    }

    private int firstNotBefore(long timeNs) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < timeNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
