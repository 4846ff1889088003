package dev.assay.collectors.sensing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * An external power meter that the coordinator read beside the trial. What it printed is kept in the bundle.
 *
 * @param name lower-case letters, digits and '_'
 * @param measures what hangs at it
 * @param clock what its samples are stamped with
 * @param delayNs no sample was taken longer than this before its stamp
 * @param rateHz how often it was to sample, above 0
 * @param columns names of those of its table that count; empty: those whose units are a time, a power, a voltage or a current
 */
public record Meter(String name, Measures measures, Clock clock, long delayNs, double rateHz, List<String> columns) {
    public Meter {
        columns = List.copyOf(columns);
        if (delayNs < 0 || !(rateHz > 0) || !Double.isFinite(rateHz)) {
            throw new IllegalArgumentException("a meter's delay is 0 or more, and its rate above 0");
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
