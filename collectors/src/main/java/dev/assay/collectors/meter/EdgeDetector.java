package dev.assay.collectors.meter;

import dev.assay.collectors.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds steps in a noisy trace: where the mean of the samples behind a moment differs most from the mean of those before it,
 * by six standard deviations or more. The noise is taken from the median absolute difference of neighbours (times 1.4826 /
 * √2), which steps and drift do not touch.
 */
final class EdgeDetector {
    private static final double SIGMAS = 6;
    private static final double FAINTEST = 0.02;
    private static final double MAD_TO_SIGMA = 1.4826;

    private final Trace trace;
    private final int width;
    private final double[] sums;

    /** @param width samples on each side that are compared, 2 or more */
    EdgeDetector(Trace trace, int width) {
        this.trace = trace;
        this.width = width;
        this.sums = new double[trace.count() + 1];
        for (int i = 0; i < trace.count(); i++) {
            sums[i + 1] = sums[i] + trace.value(i);
        }
    }

    /** In order of time; the clearest so many when there are more. */
    List<Edge> find(int atMost) {
        int n = trace.count();
        double[] steps = new double[n + 1];
        double largest = 0;
        for (int i = width; i + width <= n; i++) {
            steps[i] = mean(i, i + width) - mean(i - width, i);
            largest = Math.max(largest, Math.abs(steps[i]));
        }
        double threshold = Math.max(SIGMAS * noise() * Math.sqrt(2.0 / width), FAINTEST * largest);
        List<Integer> peaks = new ArrayList<>();
        for (int i = width; i + width <= n; i++) {
            if (Math.abs(steps[i]) > threshold && highest(steps, i)) {
                peaks.add(i);
            }
        }
        return peaks.stream()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(steps[i])))
                .limit(atMost)
                .sorted()
                .map(i -> new Edge(crossing(i), steps[i] > 0))
                .toList();
    }

    /** Of equal neighbours the first one counts. */
    private boolean highest(double[] steps, int i) {
        for (int k = Math.max(0, i - width); k <= Math.min(steps.length - 1, i + width); k++) {
            boolean beaten = k < i ? Math.abs(steps[k]) >= Math.abs(steps[i]) : Math.abs(steps[k]) > Math.abs(steps[i]);
            if (beaten && k != i && steps[k] > 0 == steps[i] > 0) {
                return false;
            }
        }
        return true;
    }

    /** Where the line between samples goes through the middle of the two levels, nearest to the step. */
    private long crossing(int i) {
        double low = mean(i - width, i - 1);
        double high = mean(i + 1, i + width);
        double middle = (low + high) / 2;
        for (int away = 0; away <= 1; away++) {
            for (int k : new int[] {i - 1 - away, i - 1 + away}) {
                if (k >= 0 && k + 1 < trace.count()) {
                    double a = trace.value(k);
                    double b = trace.value(k + 1);
                    if (a != b && (a - middle) * (b - middle) <= 0 && (b > a) == (high > low)) {
                        double share = (middle - a) / (b - a);
                        return trace.timeNs(k) + Math.round(share * (trace.timeNs(k + 1) - trace.timeNs(k)));
                    }
                }
            }
        }
        return (trace.timeNs(i - 1) + trace.timeNs(i)) / 2;
    }

    private double noise() {
        double[] differences = new double[Math.max(1, trace.count() - 1)];
        for (int i = 0; i + 1 < trace.count(); i++) {
            differences[i] = Math.abs(trace.value(i + 1) - trace.value(i));
        }
        Arrays.sort(differences);
        return MAD_TO_SIGMA * differences[differences.length / 2] / Math.sqrt(2);
    }

    private double mean(int from, int to) {
        return (sums[to] - sums[from]) / (to - from);
    }
}
