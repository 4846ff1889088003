package dev.assay.results.benchmark;

import dev.assay.collectors.phase.Phase;
import dev.assay.collectors.trace.Channel;
import dev.assay.collectors.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The samples of a trial that never ran, for benchmarks only; every channel's source says that it is synthetic. There
 * are as many as are asked for, at 100 Hz from the start of the trial: they may end before it does, or after it. What they
 * suppose:
 *
 * <ul>
 *   <li>One wake-up a tick reads all channels, 2.2 µs +- 0.5 µs each; it comes late by 65 µs (median of a log-normal
 *       distribution with sigma 0.6).
 *   <li>Power: whole mW; a quarter of the device's while it loads, 1.2 times it in prefill, all of it in decode, noise of 2 %.
 *       A device without a power sensor has no such channel.
 *   <li>Temperature: steps of 0.1 °C; towards a level that follows the work, in seconds. Frequency: one of 20 levels, the
 *       highest at work, a step lower now and then. Resident memory: pages of 4096 B, all of the model once it is loaded.
 * </ul>
 */
final class SyntheticSamples {
    private static final String GROUP = "fast";
    private static final double HZ = 100;
    private static final double PERIOD_S = 1 / HZ;
    private static final long STEP_HZ = 115_200_000;
    private static final int LEVELS = 20;
    private static final double WARMING_S = 5;
    private static final double IDLE = 0.25;

    private final SyntheticDevice device;
    private final List<Phase> phases;
    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian gaussian;
    private final long[] ticks;
    private final List<Trace> traces = new ArrayList<>();

    private SyntheticSamples(SyntheticDevice device, List<Phase> phases, int ticks, long seed) {
        this.device = device;
        this.phases = phases;
        this.random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        this.gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        this.ticks = new long[ticks];
    }

    private interface Value {
        double at(long ns);
    }

    /**
     * @param phases of the trial, from its start, not empty
     * @param samples of all channels together, at least as many as there are channels; rounded down to whole ticks
     */
    static List<Trace> of(SyntheticDevice device, List<Phase> phases, int samples, long seed) {
        int channels = device.watts() > 0 ? 4 : 3;
        SyntheticSamples made = new SyntheticSamples(device, phases, samples / channels, seed);
        made.tick();
        if (device.watts() > 0) {
            made.add("power_w", "W", made::power);
        }
        made.add("temperature_c", "°C", made.temperature());
        made.add("cpu_frequency_hz", "Hz", made.frequency());
        made.add("rss_bytes", "B", made.memory());
        return made.traces;
    }

    private void tick() {
        for (int i = 0; i < ticks.length; i++) {
            long time = Math.round(1e9 * PERIOD_S * i + 65_000 * Math.exp(0.6 * gaussian.sample()));
            ticks[i] = i == 0 ? time : Math.max(time, ticks[i - 1] + 20_000);
        }
    }

    private void add(String name, String unit, Value value) {
        double[] values = new double[ticks.length];
        long[] times = new long[ticks.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = ticks[i] + traces.size() * 2_200L + Math.clamp(Math.round(500 * gaussian.sample()), -1000, 1000);
            values[i] = value.at(ticks[i]);
        }
        traces.add(new Trace(new Channel(traces.size(), name, unit, "synthetic " + name, GROUP, HZ), times, values));
    }

    private double power(long ns) {
        return 0.001 * Math.round(1000 * device.watts() * work(ns) * (1 + 0.02 * gaussian.sample()));
    }

    private Value temperature() {
        double[] now = {35 + 10 * random.nextDouble()};
        double start = now[0];
        return ns -> {
            now[0] += (start + 25 * work(ns) - now[0]) * Math.min(1, PERIOD_S / WARMING_S);
            return 0.1 * Math.round(10 * now[0] + 0.3 * gaussian.sample());
        };
    }

    private Value frequency() {
        int[] level = {LEVELS};
        return ns -> {
            if (random.nextInt(100) == 0) {
                level[0] = LEVELS - random.nextInt(3);
            }
            return STEP_HZ * (work(ns) < 0.5 ? level[0] / 2 : level[0]);
        };
    }

    private Value memory() {
        long[] pages = {2_000};
        long loaded = phases.getFirst().endNs();
        return ns -> {
            pages[0] += ns < loaded ? Math.round(50_000 * PERIOD_S * 1e9 / loaded) : random.nextInt(20) == 0 ? 1 : 0;
            return 4096.0 * pages[0];
        };
    }

    /** Share of the power at work. */
    private double work(long ns) {
        for (Phase phase : phases) {
            if (ns < phase.endNs()) {
                return switch (phase.name()) {
                    case Phase.PREFILL -> 1.2;
                    case Phase.DECODE -> 1;
                    default -> IDLE;
                };
            }
        }
        return IDLE;
    }
}
