package dev.assay.agents.rigs.jetson;

import dev.assay.agents.rigs.Steps;
import dev.assay.agents.rigs.adbd.Waveform;
import java.io.IOException;
import java.time.Duration;

/**
 * A thermometer of a board that a thread moves along a waveform in °C, and the truth about it: what the chip showed and since
 * when, on the board's CLOCK_MONOTONIC. Any thread.
 */
public final class DrivenTemperature implements AutoCloseable {
    /** The chip counts halves of a degree. */
    private static final double COUNT_C = 0.5;

    private final Steps steps = new Steps();
    private final Mover mover;

    private DrivenTemperature(Analog analog, int address, Waveform celsius, Duration period) throws IOException {
        mover = Mover.start(
                seconds -> {
                    long counts = Math.round(celsius.at(seconds) / COUNT_C);
                    long since = analog.set("temp " + address + " " + Math.round(counts * COUNT_C * 1000));
                    steps.add(since, counts * COUNT_C);
                },
                period);
    }

    static DrivenTemperature start(Analog analog, int address, Waveform celsius, Duration period) throws IOException {
        return new DrivenTemperature(analog, address, celsius, period);
    }

    /** When the first value was there, ns of the board's clock. */
    public long beginNs() {
        return steps.beginNs();
    }

    /** What was shown at a moment of the board's CLOCK_MONOTONIC, ns. */
    public double at(long ns) {
        return steps.at(ns);
    }

    /** The last value stays. Fails when the board was gone before. */
    @Override
    public void close() throws IOException {
        mover.close();
    }
}
