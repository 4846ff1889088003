package dev.assay.collectors.thermal;

import java.util.Locale;
import java.util.Optional;

/** Android's judgement of its own heat (AOSP, {@code ThrottlingSeverity}), from the mildest to the gravest. */
public enum ThermalStatus {
    NONE,
    /** Slowed down without anybody noticing. */
    LIGHT,
    /** Slowed down, hardly noticed. */
    MODERATE,
    /** Slowed down so that it is noticed. */
    SEVERE,
    CRITICAL,
    EMERGENCY,
    SHUTDOWN;

    /** As Android counts, 0 to 6; empty for what is no status. */
    public static Optional<ThermalStatus> of(double number) {
        return number >= 0 && number < values().length && number == Math.rint(number)
                ? Optional.of(values()[(int) number])
                : Optional.empty();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean atLeast(ThermalStatus other) {
        return compareTo(other) >= 0;
    }
}
