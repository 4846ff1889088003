package dev.assay.collectors.tegrastats;

import java.util.OptionalDouble;

/**
 * A processor as a line tells it.
 *
 * @param loadPct 0 to 100; empty of one that is off, and where it is not told
 * @param clockHz empty alike
 */
public record Core(State state, OptionalDouble loadPct, OptionalDouble clockHz) {
    public enum State {
        ON,
        /** Not in use: its load is none, not zero. */
        OFF,
        /** The line says something that is not understood. */
        UNKNOWN
    }

    static final Core OFF = new Core(State.OFF, OptionalDouble.empty(), OptionalDouble.empty());
    static final Core UNKNOWN = new Core(State.UNKNOWN, OptionalDouble.empty(), OptionalDouble.empty());
}
