package dev.assay.collectors.energy;

import dev.assay.collectors.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * A counter's readings without its wraps, and only those at which it had moved on: it counts in steps, and between two of
 * them nothing is known but the difference.
 *
 * @param steps joules since the first reading; rising
 * @param breaks stretches (from, to) in ns across which the difference cannot be told
 */
record Counted(Series steps, List<long[]> breaks) {

    /** @param wrapsAtJ null when it never wraps */
    static Counted of(Trace trace, Double wrapsAtJ) {
        List<long[]> breaks = new ArrayList<>();
        int n = trace.count();
        long[] times = new long[n];
        double[] joules = new double[n];
        int kept = 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double rise = i == 0 ? 0 : trace.value(i) - trace.value(i - 1);
            if (rise < 0) {
                rise += wrapsAtJ == null ? 0 : wrapsAtJ;
            }
            // Half of the range or more in one step: as well a step back, a restart, or more than one wrap.
            if (rise < 0 || (wrapsAtJ != null && rise >= wrapsAtJ / 2)) {
                breaks.add(new long[] {trace.timeNs(i - 1), trace.timeNs(i)});
                rise = 0;
            }
            sum += rise;
            if (i == 0 || rise > 0) {
                times[kept] = trace.timeNs(i);
                joules[kept++] = sum;
            }
        }
        Series steps = new Series(java.util.Arrays.copyOf(times, kept), java.util.Arrays.copyOf(joules, kept));
        if (wrapsAtJ != null) {
            breaks.addAll(tooLong(trace, steps, wrapsAtJ));
        }
        return new Counted(steps, breaks);
    }

    /** Readings so far apart that at the highest power seen it may have wrapped more often than shows. */
    private static List<long[]> tooLong(Trace trace, Series steps, double wrapsAtJ) {
        double highest = 0;
        for (int i = 0; i + 1 < steps.count(); i++) {
            highest = Math.max(highest, (steps.value(i + 1) - steps.value(i)) / steps.step(i));
        }
        List<long[]> stretches = new ArrayList<>();
        for (int i = 1; i < trace.count(); i++) {
            double seconds = (trace.timeNs(i) - trace.timeNs(i - 1)) / 1e9;
            if (highest * seconds >= wrapsAtJ / 2) {
                stretches.add(new long[] {trace.timeNs(i - 1), trace.timeNs(i)});
            }
        }
        return stretches;
    }

    boolean broken(Window window) {
        return breaks.stream().anyMatch(b -> b[0] < window.endNs() && b[1] > window.beginNs());
    }
}
