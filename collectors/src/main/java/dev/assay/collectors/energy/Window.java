package dev.assay.collectors.energy;

import dev.assay.collectors.phase.Phase;
import java.util.Optional;

/**
 * An interval over which energy is asked for, on the device's monotonic clock.
 *
 * @param endNs after {@code beginNs}
 * @param clockBoundNs how far the interval and the samples may be apart because they were stamped by different clocks; 0
 *     where the device stamped both
 */
public record Window(long beginNs, long endNs, long clockBoundNs) {
    public Window {
        if (endNs < beginNs || clockBoundNs < 0) {
            throw new IllegalArgumentException("a window ends after it begins, and no bound is below 0");
        }
    }

    /** Stamped by the same clock as the samples. */
    public static Window of(long beginNs, long endNs) {
        return new Window(beginNs, endNs, 0);
    }

    public static Window of(Phase phase) {
        return of(phase.beginNs(), phase.endNs());
    }

    public double seconds() {
        return (endNs - beginNs) / 1e9;
    }

    /** The same, of samples whose own times are known to a bound. */
    Window within(long boundNs) {
        return new Window(beginNs, endNs, clockBoundNs + boundNs);
    }

    /** What is further than a bound from both ends; empty when nothing is. */
    Optional<Window> inner(long boundNs) {
        return endNs - beginNs <= 2 * boundNs
                ? boundNs == 0 ? Optional.of(this) : Optional.empty()
                : Optional.of(new Window(beginNs + boundNs, endNs - boundNs, clockBoundNs));
    }

    Window shifted(long ns) {
        return new Window(beginNs + ns, endNs + ns, 0);
    }
}
