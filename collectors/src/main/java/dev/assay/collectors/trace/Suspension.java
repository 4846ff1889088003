package dev.assay.collectors.trace;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A sleep of the whole device while it was measured, as the probe noticed it: CLOCK_BOOTTIME went on, CLOCK_MONOTONIC stood
 * still. So no rate shows it, and what the device drew meanwhile is in no sample. Times are the device's monotonic clock.
 *
 * @param sinceNs the probe's look before; the device slept at some moment from here
 * @param untilNs to here, when the probe noticed
 * @param sleptNs how long, above 0
 */
public record Suspension(long sinceNs, long untilNs, long sleptNs) {
    private static final String MARK = "suspended";

    static Optional<Suspension> of(TraceFile.Mark mark) {
        return mark.mark().equals(MARK) && mark.since() != null && mark.sleptNs() != null && mark.sleptNs() > 0
                ? Optional.of(new Suspension(mark.since(), mark.at(), mark.sleptNs()))
                : Optional.empty();
    }

    /** How long the device slept in all, in s: 0 where the probe noticed no sleep, or knew no way to. */
    public static double seconds(TraceFile trace) {
        return trace.suspensions().stream().mapToLong(Suspension::sleptNs).sum() / 1e9;
    }

    /** How long and when the device slept, for people; empty where nothing tells that it did. */
    public static Optional<String> told(TraceFile trace) {
        List<Suspension> all = trace.suspensions();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String times = all.size() == 1 ? "" : " in " + all.size() + " times";
        return Optional.of(String.format(Locale.ROOT, "the device slept for %.3g s%s", seconds(trace), times)
                + trace.runnerStartedNs().map(all.getFirst()::when).orElse(""));
    }

    private String when(long startedNs) {
        return String.format(
                Locale.ROOT,
                ", first between %.1f and %.1f s after the runner's start",
                Math.max(0, sinceNs - startedNs) / 1e9,
                Math.max(0, untilNs - startedNs) / 1e9);
    }
}
