package dev.assay.agents.rigs;

import java.util.Arrays;

/** What a driven sensor showed, and since when. A reader at any moment saw the value before it, so the integral is one of steps. */
public final class Steps {
    private long[] since = new long[1024];
    private double[] values = new double[1024];
    private int count;

    /** @param moment not before the last one, ns */
    public synchronized void add(long moment, double value) {
        if (count == since.length) {
            since = Arrays.copyOf(since, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        since[count] = moment;
        values[count++] = value;
    }

    /** When the first value was there, ns. */
    public synchronized long beginNs() {
        return since[0];
    }

    public synchronized int count() {
        return count;
    }

    /** What was shown at a moment. */
    public synchronized double at(long ns) {
        return values[index(ns)];
    }

    /** What was shown, integrated over time: the values' unit times seconds. */
    public synchronized double integral(long fromNs, long toNs) {
        double sum = 0;
        for (int i = index(fromNs); i < count && since[i] < toNs; i++) {
            long end = i + 1 < count ? Math.min(since[i + 1], toNs) : toNs;
            sum += values[i] * ((end - Math.max(since[i], fromNs)) / 1e9);
        }
        return sum;
    }

    /** The product of what two showed, integrated over time: the product of their units times seconds. */
    public static double integral(Steps one, Steps other, long fromNs, long toNs) {
        double sum = 0;
        for (long at = fromNs; at < toNs; ) {
            long next = Math.min(toNs, Math.min(one.next(at), other.next(at)));
            sum += one.at(at) * other.at(at) * ((next - at) / 1e9);
            at = next;
        }
        return sum;
    }

    /** When the value that was there at a moment ended. */
    private synchronized long next(long ns) {
        int after = index(ns) + 1;
        return after < count ? since[after] : Long.MAX_VALUE;
    }

    /** The value that was there at a moment; nothing is known of earlier ones than the first. */
    private int index(long ns) {
        if (count == 0 || ns < since[0]) {
            throw new IllegalArgumentException("the sensor was not driven yet at " + ns + " ns");
        }
        int found = Arrays.binarySearch(since, 0, count, ns);
        return found >= 0 ? found : -found - 2;
    }
}
