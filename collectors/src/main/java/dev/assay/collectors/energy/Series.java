package dev.assay.collectors.energy;

import dev.assay.collectors.trace.Trace;
import java.util.Arrays;

/**
 * Samples in strict order of time, joined by straight lines. Before the first and after the last the value stays. Areas are kept
 * as what lies above the first value, so that what is flat is exactly flat and not as flat as sums of rounded parts.
 */
final class Series {
    private final long[] times;
    private final double[] values;
    private final double[] above;

    /** @param times never falling; of several samples at one moment the first counts */
    Series(long[] times, double[] values) {
        int n = 0;
        long[] t = new long[times.length];
        double[] v = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            if (n == 0 || times[i] > t[n - 1]) {
                t[n] = times[i];
                v[n++] = values[i];
            }
        }
        this.times = Arrays.copyOf(t, n);
        this.values = Arrays.copyOf(v, n);
        this.above = new double[n];
        for (int i = 1; i < n; i++) {
            above[i] = above[i - 1] + ((v[i - 1] - v[0]) + (v[i] - v[0])) / 2 * (t[i] - t[i - 1]) / 1e9;
        }
    }

    static Series of(Trace trace) {
        return new Series(trace.times(), trace.values());
    }

    int count() {
        return times.length;
    }

    long time(int i) {
        return times[i];
    }

    double value(int i) {
        return values[i];
    }

    double[] values() {
        return values.clone();
    }

    /** Seconds between sample i and the next. */
    double step(int i) {
        return (times[i + 1] - times[i]) / 1e9;
    }

    /** The first sample at or after the moment; {@code count()} when there is none. */
    int from(long ns) {
        int at = Arrays.binarySearch(times, ns);
        return at >= 0 ? at : -at - 1;
    }

    /** The last sample at or before the moment; -1 when there is none. */
    int upTo(long ns) {
        int at = Arrays.binarySearch(times, ns);
        return at >= 0 ? at : -at - 2;
    }

    /** How many samples lie in the interval, its ends included. */
    int inside(long beginNs, long endNs) {
        return Math.max(0, upTo(endNs) - from(beginNs) + 1);
    }

    double at(long ns) {
        int i = upTo(ns);
        if (i < 0) {
            return values[0];
        }
        if (i == times.length - 1) {
            return values[i];
        }
        return values[i] + (values[i + 1] - values[i]) * (ns - times[i]) / (times[i + 1] - times[i]);
    }

    /** The area under the lines, in the value's unit times seconds: the trapezoidal rule with interpolated edges. */
    double area(long beginNs, long endNs) {
        return values[0] * ((endNs - beginNs) / 1e9) + aboveUpTo(endNs) - aboveUpTo(beginNs);
    }

    /** The mean height of the lines from sample i to sample j, a later one. */
    double mean(int i, int j) {
        return values[0] + (above[j] - above[i]) / ((times[j] - times[i]) / 1e9);
    }

    private double aboveUpTo(long ns) {
        int i = upTo(ns);
        return i < 0 ? 0 : above[i] + ((values[i] - values[0]) + (at(ns) - values[0])) / 2 * (ns - times[i]) / 1e9;
    }
}
