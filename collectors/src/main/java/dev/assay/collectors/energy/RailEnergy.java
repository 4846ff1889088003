package dev.assay.collectors.energy;

import java.util.OptionalDouble;
import java.util.stream.LongStream;

/** One rail's samples, ready to be asked for energy. */
sealed interface RailEnergy permits PowerRail, CounterRail, MissingRail {
    /** With the rail's name, how its power is known, and the rate. */
    String method();

    Piece part(Window window);

    /** The usual distance of its readings, of a counter's steps, s; empty where there are fewer than two. */
    OptionalDouble periodS();

    /** How far its samples may be from their times because another clock stamped them, ns; 0 where the device's own did. */
    default long clockBoundNs() {
        return 0;
    }

    /** Power at a moment, W. */
    double wattsAt(long ns);

    /** Moments inside the interval at which {@link #wattsAt} is a reading and not a line between two. */
    LongStream readings(Window window);
}
