package dev.assay.results.benchmark;

import dev.assay.collectors.trace.Channel;
import dev.assay.collectors.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/**
 * A made-up trace of eight channels at 1 kHz, for benchmarks only: nothing in it was measured. What it supposes:
 *
 * <ul>
 *   <li>Times as the probe takes them, after what {@code probe} did on a virtual machine: ticks of an absolute timer; a group
 *       wakes up late by 65 µs (median of a log-normal distribution with sigma 0.6), in 2 % of the ticks by up to some ms more;
 *       one tick in 2,000 is lost. The two channels of the process share their times; the six of the sensors are read one
 *       after the other, 2.2 µs +- 0.5 µs each.
 *   <li>Power, current and voltage: whole mW, mA and mV times 0.001, white noise of 60 mW, 12 mA and 4 mV on a level that
 *       jumps once a second. Temperature: m°C in steps of 500, one in a second or so. Frequencies: one of 20 and of 8
 *       levels, some changes a second. Resident memory: pages of 4096 B, growing every 20th tick. Processor time: ns, 0.9 of
 *       the time +- 10 %.
 * </ul>
 */
final class SyntheticTrace {
    static final int CHANNELS = 8;
    private static final double HZ = 1000;
    private static final long PERIOD_NS = 1_000_000;

    private final Random random;
    private final int ticks;
    private final List<Trace> traces = new ArrayList<>();

    private SyntheticTrace(int ticks, long seed) {
        this.random = new Random(seed);
        this.ticks = ticks;
    }

    /** @param samples of all channels together */
    static List<Trace> of(int samples, long seed) {
        SyntheticTrace trace = new SyntheticTrace(samples / CHANNELS, seed);
        trace.process();
        trace.sensors();
        return trace.traces;
    }

    /** Full-entropy doubles and times that are only ordered: nothing can be saved but order. */
    static List<Trace> worst(int samples, long seed) {
        Random random = new Random(seed);
        long[] times = random.longs(samples, 0, Long.MAX_VALUE).sorted().toArray();
        double[] values = random.doubles(samples, -1, 1).toArray();
        return List.of(new Trace(new Channel(0, "noise", "1", "synthetic", "noise", HZ), times, values));
    }

    /** The power channel alone. */
    static List<Trace> power(int samples, long seed) {
        SyntheticTrace trace = new SyntheticTrace(samples, seed);
        trace.sensor(trace.ticks(480_000), "power_w", "W", trace.noisy(9_000, 60));
        return trace.traces;
    }

    static List<Trace> ofEveryKind(int samples) {
        return Stream.concat(of(samples, 1).stream(), worst(samples, 1).stream())
                .toList();
    }

    private void process() {
        long[] times = ticks(215_000);
        long[] pages = {20_000};
        add("process", "rss_bytes", "B", times, i -> 4096.0 * (pages[0] += i % 20 == 0 ? random.nextInt(64) : 0));
        long[] cpuNs = {0};
        add("process", "cpu_time_s", "s", times, _ -> (cpuNs[0] += 900_000 + gauss(90_000)) / 1e9);
    }

    private void sensors() {
        long[] times = ticks(480_000);
        sensor(times, "power_w", "W", noisy(9_000, 60));
        sensor(times, "current_a", "A", noisy(1_800, 12));
        sensor(times, "voltage_v", "V", noisy(5_000, 4));
        long[] milli = {45_000};
        sensor(
                times,
                "temperature_c",
                "°C",
                _ -> (milli[0] += rarely(1000) ? 500 * (random.nextInt(3) - 1) : 0) * 0.001);
        sensor(times, "cpu_frequency_hz", "Hz", level(115_200_000, 20, 200));
        sensor(times, "gpu_frequency_hz", "Hz", level(102_000_000, 8, 700));
    }

    private void sensor(long[] times, String name, String unit, IntToDoubleFunction value) {
        for (int i = 0; i < times.length; i++) {
            times[i] += 2_200 + Math.max(-800, gauss(500)) + (rarely(100) ? random.nextInt(50_000) : 0);
        }
        add("sensors", name, unit, times, value);
    }

    private void add(String group, String name, String unit, long[] times, IntToDoubleFunction value) {
        double[] values = new double[times.length];
        Arrays.setAll(values, value);
        traces.add(new Trace(new Channel(traces.size(), name, unit, "synthetic " + name, group, HZ), times, values));
    }

    private IntToDoubleFunction noisy(int level, int noise) {
        long[] now = {level};
        return i -> {
            if (i % 1000 == 0) {
                now[0] = level + gauss(level / 10.0);
            }
            return (now[0] + gauss(noise)) * 0.001;
        };
    }

    private IntToDoubleFunction level(long step, int levels, int ticksBetween) {
        long[] now = {step};
        return _ -> {
            if (rarely(ticksBetween)) {
                now[0] = step * (1 + random.nextInt(levels));
            }
            return now[0];
        };
    }

    /** A time for every tick, of which some are lost. */
    private long[] ticks(long phase) {
        long[] times = new long[ticks];
        long tick = 1_200_000;
        for (int i = 0; i < ticks; i++) {
            tick += rarely(2000) ? 1 + random.nextInt(3) : 1;
            double late = 65_000 * Math.exp(0.6 * random.nextGaussian());
            if (rarely(50)) {
                late += 400_000 * random.nextExponential();
            }
            long time = tick * PERIOD_NS + phase + (long) late;
            times[i] = i == 0 ? time : Math.max(time, times[i - 1] + 60_000);
        }
        return times;
    }

    private boolean rarely(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private long gauss(double deviation) {
        return Math.round(deviation * random.nextGaussian());
    }
}
