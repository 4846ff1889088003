package dev.assay.agents.rigs.adbd;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * A sensor's file that a thread moves along a waveform, and the truth about it: what stood in the file and since when. A
 * reader at any moment saw the number that was written last before it, so the integral is one of steps. All moments are those of
 * {@link System#nanoTime()} on this machine: see {@link AdbdDevice#hostNs}. The energy of a driven current is its integral times
 * the voltage that the battery shows. Any thread.
 */
public final class DrivenSensor implements AutoCloseable {
    private final double perUnit;
    private final Thread thread;
    private volatile boolean ended;
    private volatile IOException failure;

    private long[] since = new long[1024];
    private long[] numbers = new long[1024];
    private int count;

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
        record(before + (System.nanoTime() - before) / 2, number);
    }

    private synchronized void record(long moment, long number) {
        if (count == since.length) {
            since = Arrays.copyOf(since, 2 * count);
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        since[count] = moment;
        numbers[count++] = number;
    }

    /** When the first number was there. */
    public synchronized long beginNs() {
        return since[0];
    }

    /** How many numbers were written so far. */
    public synchronized int count() {
        return count;
    }

    /** What stood in the file at a moment, in the waveform's unit. */
    public synchronized double at(long ns) {
        return numbers[index(ns)] / perUnit;
    }

    /** What stood in the file, integrated over time: the waveform's unit times seconds. */
    public synchronized double integral(long fromNs, long toNs) {
        double sum = 0;
        for (int i = index(fromNs); i < count && since[i] < toNs; i++) {
            long end = i + 1 < count ? Math.min(since[i + 1], toNs) : toNs;
            sum += numbers[i] / perUnit * ((end - Math.max(since[i], fromNs)) / 1e9);
        }
        return sum;
    }

    /** The number that stood there at a moment; nothing is known of earlier ones than the first. */
    private int index(long ns) {
        if (ns < since[0]) {
            throw new IllegalArgumentException("the sensor was not driven yet: " + (since[0] - ns) + " ns too early");
        }
        int found = Arrays.binarySearch(since, 0, count, ns);
        return found >= 0 ? found : -found - 2;
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
