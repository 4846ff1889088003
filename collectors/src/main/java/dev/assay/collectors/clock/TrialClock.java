package dev.assay.collectors.clock;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Where the device's monotonic clock lay against the coordinator's around a trial: part of {@code trial.json},
 * docs/clocks.md. What was not found out is null, and {@code absent} says why.
 *
 * @param before right before the job was handed over
 * @param after once its bundle was there
 * @param driftPpm how much faster the device's clock ran, parts per million
 * @param driftBoundPpm the true drift is no further away
 * @param absent why {@code before}, {@code after} or the drift is null; null when none is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialClock(
        ClockReading before, ClockReading after, Double driftPpm, Double driftBoundPpm, String absent) {

    /** The two clocks that tell sleep are read one after the other: less than 1 ms is no sleep, but that. */
    private static final long A_LOOK = 1_000_000;

    /** Nothing is known, for this reason. */
    public static TrialClock absent(String why) {
        return new TrialClock(null, null, null, null, why);
    }

    /** Only one of the two readings, or none, is there. */
    public static TrialClock incomplete(ClockReading before, ClockReading after, String why) {
        return new TrialClock(before, after, null, null, why);
    }

    /** Two readings that cannot be of two clocks that run on are kept, without a drift. */
    public static TrialClock of(ClockReading before, ClockReading after) {
        try {
            ClockMapping mapping = ClockMapping.of(before.offset(), after.offset());
            return new TrialClock(before, after, mapping.driftPpm(), mapping.driftBoundPpm(), null);
        } catch (ClockException e) {
            return incomplete(before, after, e.why() + slept(before, after));
        }
    }

    private static String slept(ClockReading before, ClockReading after) {
        long slept = after.asleepNs() - before.asleepNs();
        return slept > A_LOOK ? "; the device slept for " + slept / 1000 + " µs of it" : "";
    }

    /**
     * The device's clock as a function of the coordinator's.
     *
     * @return empty where the clocks cannot be held against each other; with one reading a mapping whose bound grows fast
     */
    public Optional<ClockMapping> mapping() {
        if (before != null && after != null) {
            return driftPpm == null || after.atNs() <= before.atNs() ? Optional.empty() : both();
        }
        return Optional.ofNullable(before != null ? before : after).map(one -> ClockMapping.of(one.offset()));
    }

    private Optional<ClockMapping> both() {
        try {
            return Optional.of(ClockMapping.of(before.offset(), after.offset()));
        } catch (ClockException e) {
            return Optional.empty();
        }
    }
}
