package dev.assay.agents.rigs.jetson;

import dev.assay.agents.rigs.Steps;
import dev.assay.agents.rigs.adbd.Waveform;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

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
    private final Analog analog;
    private final Waveform watts;
    private final Thread thread;
    private volatile boolean ended;
    private volatile IOException failure;

    private DrivenPower(Analog analog, Waveform watts, Duration period) throws IOException {
        this.analog = analog;
        this.watts = watts;
        long start = System.nanoTime();
        show(start);
        thread = Thread.ofPlatform().daemon().name("driven-power").start(() -> {
            try {
                for (long next = start; !ended; show(start)) {
                    next = Math.max(next + period.toNanos(), System.nanoTime());
                    for (long left; !ended && (left = next - System.nanoTime()) > 0; ) {
                        LockSupport.parkNanos(left);
                    }
                }
            } catch (IOException e) {
                failure = e;
            }
        });
    }

    static DrivenPower start(Analog analog, Waveform watts, Duration period) throws IOException {
        return new DrivenPower(analog, watts, period);
    }

    private void show(long start) throws IOException {
        double ma = watts.at((System.nanoTime() - start) / 1e9) * 1e6 / MV;
        long since = analog.set(
                String.format(Locale.ROOT, "rails %d %.3f %d %.3f %d %.3f", MV, ma, MV, ma / 5, MV, ma / 10));
        steps.add(since, Math.round(ma / COUNT) * COUNT * MV / 1e6);
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
        ended = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
