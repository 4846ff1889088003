package dev.assay.collectors.energy;

import java.util.OptionalDouble;
import java.util.stream.LongStream;

/** A rail without samples. */
record MissingRail(String reason) implements RailEnergy {
    @Override
    public String method() {
        return reason;
    }

    @Override
    public Piece part(Window window) {
        return new NoEnergy(reason);
    }

    @Override
    public OptionalDouble periodS() {
        return OptionalDouble.empty();
    }

    @Override
    public double wattsAt(long ns) {
        return Double.NaN;
    }

    @Override
    public LongStream readings(Window window) {
        return LongStream.empty();
    }
}
