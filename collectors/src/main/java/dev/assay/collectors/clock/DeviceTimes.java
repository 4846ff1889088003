package dev.assay.collectors.clock;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A device's clocks, read one right after the other: what {@code probe clock} tells.
 *
 * @param monotonicNs CLOCK_MONOTONIC, the axis of every trial; it stands still while the device sleeps
 * @param boottimeNs CLOCK_BOOTTIME, which goes on then
 * @param realtimeNs CLOCK_REALTIME, ns since 1970: set at will
 */
public record DeviceTimes(long monotonicNs, long boottimeNs, long realtimeNs) {
    private static final Pattern LINE = Pattern.compile("(\\d{1,18}) (\\d{1,18}) (-?\\d{1,19})");

    /** @return empty for a line that is no answer of the probe's */
    public static Optional<DeviceTimes> parse(String line) {
        Matcher words = LINE.matcher(line);
        try {
            return words.matches()
                    ? Optional.of(new DeviceTimes(
                            Long.parseLong(words.group(1)),
                            Long.parseLong(words.group(2)),
                            Long.parseLong(words.group(3))))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** How far the wall clock is ahead of the monotonic one; it changes when the wall clock is set. */
    public long wallNs() {
        return realtimeNs - monotonicNs;
    }

    /** How long the device has slept since it was started. */
    public long asleepNs() {
        return boottimeNs - monotonicNs;
    }
}
