package dev.assay.collectors.meter;

import dev.assay.collectors.trace.Channel;
import dev.assay.collectors.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A meter at 1 kHz on a clock of its own, beside a device that gives pulses and then works: noise, a wandering baseline, some
 * pulses that fail to show, and a load afterwards that looks much like them.
 */
final class SyntheticMeter {
    private static final double BASE = 2;
    private static final int HZ = 1000;
    private static final double LENGTH_S = 12;

    private final List<Edge> pulses = new ArrayList<>();
    private final List<double[]> load = new ArrayList<>();
    private final Trace recorded;
    private final long offset;
    private final double drift;
    private final double height;

    SyntheticMeter(long seed) {
        this(new Random(seed), 0);
    }

    /** @param seed of all but the pulses, which are 100 ms each, 100 ms apart */
    static SyntheticMeter ofEqualPulses(long seed) {
        return new SyntheticMeter(new Random(seed), 0.1);
    }

    private SyntheticMeter(Random random, double equal) {
        offset = 1_000_000_000L * random.nextInt(100_000) + random.nextInt(1_000_000_000);
        drift = 100e-6 * (2 * random.nextDouble() - 1);
        height = 2 + 3 * random.nextDouble();
        double t = 1 + random.nextDouble();
        int count = 8 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            double width = equal > 0 ? equal : 0.04 + 0.16 * random.nextDouble();
            pulses.add(new Edge(device(t), true));
            pulses.add(new Edge(device(t + width), false));
            if (equal > 0 || random.nextInt(10) > 0) {
                load.add(new double[] {t, t + width});
            }
            t += width + (equal > 0 ? equal : 0.04 + 0.16 * random.nextDouble());
        }
        t += 1;
        while (t < LENGTH_S - 1) {
            double width = 0.02 + 0.3 * random.nextDouble();
            load.add(new double[] {t, t + width});
            t += width + 0.02 + 0.3 * random.nextDouble();
        }
        recorded = record(random);
    }

    List<Edge> pulses() {
        return pulses;
    }

    Trace recorded() {
        return recorded;
    }

    /** The truth: the device's clock at a moment of the meter's. */
    double deviceAt(long meterNs) {
        return offset + meterNs * (1 + drift);
    }

    /** The truth between two moments of the device's clock: base and pulses, the wandering of the base averages out. */
    double joules(long beginNs, long endNs) {
        double begin = (beginNs - offset) / (1e9 * (1 + drift));
        double end = (endNs - offset) / (1e9 * (1 + drift));
        double high = 0;
        for (double[] interval : load) {
            high += Math.max(0, Math.min(end, interval[1]) - Math.max(begin, interval[0]));
        }
        return (BASE * (end - begin) + wander(end) - wander(begin) + height * high) * (1 + drift);
    }

    private long device(double meterS) {
        return Math.round(deviceAt(Math.round(1e9 * meterS)));
    }

    private static double wander(double t) {
        return -0.3 / 0.7 * Math.cos(0.7 * t);
    }

    private Trace record(Random random) {
        double phase = random.nextDouble() / HZ;
        double noise = 0.05 + 0.25 * random.nextDouble();
        long[] times = new long[(int) (LENGTH_S * HZ)];
        double[] values = new double[times.length];
        Arrays.setAll(times, i -> Math.round(1e9 * (phase + i / (double) HZ)));
        Arrays.setAll(values, i -> {
            double t = times[i] / 1e9;
            boolean high = load.stream().anyMatch(interval -> t >= interval[0] && t < interval[1]);
            return BASE + 0.3 * Math.sin(0.7 * t) + (high ? height : 0) + noise * random.nextGaussian();
        });
        return new Trace(new Channel(0, "meter_w", "W", "synthetic meter", HZ), times, values);
    }
}
