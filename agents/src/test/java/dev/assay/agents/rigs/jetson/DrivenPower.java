package dev.assay.agents.rigs.jetson;

import dev.assay.agents.rigs.Steps;
import dev.assay.agents.rigs.adbd.Waveform;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/**
 * The power of a board that a thread moves along a waveform, and the truth about it: what the chip showed and since when, on
 * the board's CLOCK_MONOTONIC. The first rail is the waveform; the second takes a fifth of it, the third a tenth; all at 5 V. Any
 * thread.
 */
public final class DrivenPower implements AutoCloseable {
    private static final int MV = 5000;

    /** The chip counts 8 mV at its bus and, with 5 mOhm, 8 mA. */
    private static final int COUNT = 8;

    private final Steps steps = new Steps();
    private final Mover mover;

    private DrivenPower(Analog analog, Waveform watts, Duration period) throws IOException {
        mover = Mover.start(
                seconds -> {
                    double ma = watts.at(seconds) * 1e6 / MV;
                    steps.add(show(analog, ma), Math.round(ma / COUNT) * COUNT * MV / 1e6);
                },
                period);
    }

    static DrivenPower start(Analog analog, Waveform watts, Duration period) throws IOException {
        return new DrivenPower(analog, watts, period);
    }

    /** Shows a power from now on. @return since when, ns of the board's clock */
    static long show(Analog analog, Waveform watts) throws IOException {
        return show(analog, watts.at(0) * 1e6 / MV);
    }

    private static long show(Analog analog, double ma) throws IOException {
        return analog.set(String.format(Locale.ROOT, "rails %d %.3f %d %.3f %d %.3f", MV, ma, MV, ma / 5, MV, ma / 10));
    }

    /** When the first value was there, ns of the board's clock. */
    public long beginNs() {
        return steps.beginNs();
    }

    public int count() {
        return steps.count();
    }

    /** Joules of the first rail between two moments of the board's CLOCK_MONOTONIC, ns. */
    public double joules(long fromNs, long toNs) {
        return steps.integral(fromNs, toNs);
    }

    /** The last value stays. Fails when the board was gone before. */
    @Override
    public void close() throws IOException {
        mover.close();
    }
}
