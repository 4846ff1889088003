package dev.assay.collectors.sensing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An external power meter that the coordinator read beside the trial. What it printed is kept in the bundle.
 *
 * @param name lower-case letters, digits and '_', 30 at most
 * @param measures what hangs at it
 * @param clock what its samples are stamped with
 * @param delayNs no sample was taken longer than this before its stamp; 0 to 10 s
 * @param rateHz how often it was to sample, above 0
 * @param columns names of those of its table that count; empty: those whose units are a time, a power, a voltage or a current
 */
public record Meter(String name, Measures measures, Clock clock, long delayNs, double rateHz, List<String> columns) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,29}");
    private static final long LONGEST_DELAY_NS = 10_000_000_000L;

    public Meter {
        columns = columns == null ? List.of() : List.copyOf(columns);
        if (name == null || !NAME.matcher(name).matches() || measures == null || clock == null) {
            throw new IllegalArgumentException("a meter has a name, what it measures and what stamps its samples");
        }
        if (delayNs < 0 || delayNs > LONGEST_DELAY_NS || !(rateHz > 0) || !Double.isFinite(rateHz)) {
            throw new IllegalArgumentException("a meter's delay is 0 to 10 s, and its rate above 0");
        }
    }

    /** What of the device hangs at a meter. */
    public enum Measures {
        /** All of it: its power is the device's. */
        @JsonProperty("device")
        DEVICE,
        /** Something of it, or something beside it: no total. */
        @JsonProperty("part")
        PART
    }

    /** What a meter's samples are stamped with. */
    public enum Clock {
        /** The moment at which the coordinator got the line. */
        @JsonProperty("arrival")
        ARRIVAL,
        /** A column of the table: the coordinator's monotonic clock, as {@link System#nanoTime()} has it. */
        @JsonProperty("monotonic")
        MONOTONIC,
        /** A column of the table: the coordinator's clock since 1970. */
        @JsonProperty("wall")
        WALL
    }

    /** The file of the bundle that holds what it printed. */
    public String file() {
        return "meter-" + name + ".csv";
    }

    /** Its channel, in W. */
    public String watts() {
        return "meter_" + name + "_w";
    }

    /** Its channel in A, which is there where its table has a current. */
    public String amps() {
        return "meter_" + name + "_a";
    }

    /** As a supply of the device. */
    public Rail rail() {
        return new Rail.Power(title(), watts());
    }

    /** For people. */
    public String title() {
        return "meter " + name;
    }
}
