package dev.assay.collectors.perfetto;

/**
 * One quantity as perfetto recorded it, in order of time, in the trace's own unit. Times are the device's monotonic clock in ns.
 *
 * @param times never falling
 * @param values as many, finite
 */
public record Recorded(long[] times, double[] values) {
    public Recorded {
        if (times.length != values.length) {
            throw new IllegalArgumentException(times.length + " times for " + values.length + " values");
        }
    }

    public int count() {
        return times.length;
    }
}
