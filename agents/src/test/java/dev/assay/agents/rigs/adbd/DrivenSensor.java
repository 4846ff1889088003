package dev.assay.agents.rigs.adbd;

import dev.assay.agents.rigs.Steps;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A sensor's file that a thread moves along a waveform, and the truth about it: what stood in the file and since when. A
 * reader at any moment saw the number that was written last before it, so the integral is one of steps. All moments are those of
 * {@link System#nanoTime()} on this machine: see {@link AdbdDevice#hostNs}. The energy of a driven current is its integral times
 * the voltage that the battery shows, or {@link #integral(DrivenSensor, DrivenSensor, long, long)} where that is driven, too.
 * Any thread.
 */
public final class DrivenSensor implements AutoCloseable {
    private final double perUnit;
    private final Thread thread;
    private volatile boolean ended;
    private volatile IOException failure;

    private final Steps steps = new Steps();

    private DrivenSensor(SensorFile file, double perUnit, Waveform waveform, Duration period) throws IOException {
        this.perUnit = perUnit;
        long start = System.nanoTime();
        write(file, waveform, start);
        thread = Thread.ofPlatform().daemon().name("driven-sensor").start(() -> {
            try (file) {
                long next = start;
                while (!ended) {
                    next = Math.max(next + period.toNanos(), System.nanoTime());
                    for (long left; !ended && (left = next - System.nanoTime()) > 0; ) {
                        LockSupport.parkNanos(left);
                    }
                    write(file, waveform, start);
                }
            } catch (IOException e) {
                failure = e;
            }
        });
    }

    static DrivenSensor start(Path file, double perUnit, Waveform waveform, Duration period) throws IOException {
        return new DrivenSensor(new SensorFile(file), perUnit, waveform, period);
    }

    private void write(SensorFile file, Waveform waveform, long start) throws IOException {
        long number = Math.round(waveform.at((System.nanoTime() - start) / 1e9) * perUnit);
        long before = System.nanoTime();
        file.write(number + "\n");
        steps.add(before + (System.nanoTime() - before) / 2, number / perUnit);
    }

    /** When the first number was there. */
    public long beginNs() {
        return steps.beginNs();
    }

    /** How many numbers were written so far. */
    public int count() {
        return steps.count();
    }

    /** What stood in the file at a moment, in the waveform's unit. */
    public double at(long ns) {
        return steps.at(ns);
    }

    /** What stood in the file, integrated over time: the waveform's unit times seconds. */
    public double integral(long fromNs, long toNs) {
        return steps.integral(fromNs, toNs);
    }

    /** What stood in two files, multiplied and integrated over time: amperes and volts to joules. */
    public static double integral(DrivenSensor one, DrivenSensor other, long fromNs, long toNs) {
        return Steps.integral(one.steps, other.steps, fromNs, toNs);
    }

    /** The last number stays in the file. */
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
