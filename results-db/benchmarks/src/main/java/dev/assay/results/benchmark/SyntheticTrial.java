package dev.assay.results.benchmark;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.phase.Phase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/** What a trial of some speed would have yielded: every metric of a workload that generates, and its phases. */
record SyntheticTrial(Map<Metric, MetricValue> values, List<Phase> phases) {
    static final int TOKENS = 64;

    private static final String EVENTS = "synthetic: as from runner's events: ";
    private static final String TRACE = "synthetic: as from samples at 100 Hz";
    private static final String NO_POWER = "no power source on this device";

    private static final List<Metric> POWER = List.of(
            Metric.ENERGY_J,
            Metric.ENERGY_PREFILL_J,
            Metric.ENERGY_DECODE_J,
            Metric.ENERGY_PER_TOKEN_J,
            Metric.DISCHARGE_MAH,
            Metric.POWER_AVG_W,
            Metric.POWER_PEAK_W,
            Metric.POWER_IDLE_W);

    static SyntheticTrial of(SyntheticDevice device, Cell cell, double tps, UniformRandomProvider random) {
        int prompt = ((Workload.Generate) cell.workload()).promptTokens();
        double prefillMs = 1e3 * prompt / (tps * (6 + random.nextDouble()));
        List<Double> itl = new ArrayList<>();
        double decodeMs = 0;
        for (int i = 1; i < TOKENS; i++) {
            double ms = 1e3 / tps * (0.95 + 0.1 * random.nextDouble());
            itl.add(ms);
            decodeMs += ms;
        }
        double loadMs = 300 + 20 * random.nextDouble();
        Map<Metric, MetricValue> values = new EnumMap<>(Metric.class);
        scalar(values, Metric.LOAD_MS, loadMs, EVENTS + "load + context");
        scalar(values, Metric.TTFT_MS, prefillMs + itl.getFirst(), EVENTS + "token 0 - prefill.begin");
        scalar(values, Metric.PREFILL_TPS, 1e3 * prompt / prefillMs, EVENTS + "tokens / (prefill.end - prefill.begin)");
        scalar(values, Metric.DECODE_TPS, 1e3 * (TOKENS - 1) / decodeMs, EVENTS + "(n - 1) / (token n-1 - token 0)");
        values.put(Metric.ITL_MS, new MetricValue.Distribution(itl, EVENTS + "differences of token stamps"));
        scalar(values, Metric.RSS_PEAK_BYTES, Math.rint(2e8 + 1e6 * random.nextDouble()), "synthetic: as from rusage");
        scalar(values, Metric.RSS_ANON_PEAK_BYTES, Math.rint(1e8 + 1e6 * random.nextDouble()), TRACE);
        scalar(values, Metric.PSS_PEAK_BYTES, Math.rint(1.5e8 + 1e6 * random.nextDouble()), TRACE);
        scalar(values, Metric.CPU_TIME_S, 4e-3 * (loadMs + prefillMs + decodeMs), "synthetic: as from rusage");
        power(values, device, prefillMs, decodeMs, random);
        scalar(values, Metric.TEMP_START_C, 35 + 10 * random.nextDouble(), TRACE);
        scalar(values, Metric.TEMP_PEAK_C, 50 + 10 * random.nextDouble(), TRACE);
        scalar(values, Metric.TEMP_ABOVE_S, 0, TRACE);
        values.put(Metric.MBU, new MetricValue.Absent("memory bandwidth of this device was not measured"));
        return new SyntheticTrial(values, phases(loadMs, prefillMs, decodeMs));
    }

    private static void power(
            Map<Metric, MetricValue> values,
            SyntheticDevice device,
            double prefillMs,
            double decodeMs,
            UniformRandomProvider random) {
        if (device.watts() == 0) {
            for (Metric metric : POWER) {
                values.put(metric, new MetricValue.Absent(NO_POWER));
            }
            return;
        }
        double watts = device.watts() * (0.98 + 0.04 * random.nextDouble());
        uncertain(values, Metric.ENERGY_J, watts * (prefillMs + decodeMs) / 1e3);
        uncertain(values, Metric.ENERGY_PREFILL_J, watts * prefillMs / 1e3);
        uncertain(values, Metric.ENERGY_DECODE_J, watts * decodeMs / 1e3);
        uncertain(values, Metric.ENERGY_PER_TOKEN_J, watts * decodeMs / 1e3 / (TOKENS - 1));
        values.put(
                Metric.DISCHARGE_MAH, new MetricValue.Absent("this device has no battery whose current was sampled"));
        uncertain(values, Metric.POWER_AVG_W, watts);
        scalar(values, Metric.POWER_PEAK_W, 1.2 * watts, TRACE);
        uncertain(values, Metric.POWER_IDLE_W, device.watts() / 4);
    }

    private static List<Phase> phases(double loadMs, double prefillMs, double decodeMs) {
        long loaded = ns(loadMs);
        long prefilled = loaded + ns(prefillMs);
        return List.of(
                new Phase(Phase.LOAD, null, 0, loaded),
                new Phase(Phase.CONTEXT, null, loaded, loaded),
                new Phase(Phase.PREFILL, 0, loaded, prefilled),
                new Phase(Phase.DECODE, 0, prefilled, prefilled + ns(decodeMs)));
    }

    private static long ns(double ms) {
        return Math.round(1e6 * ms);
    }

    private static void scalar(Map<Metric, MetricValue> values, Metric metric, double value, String method) {
        values.put(metric, new MetricValue.Scalar(value, method));
    }

    private static void uncertain(Map<Metric, MetricValue> values, Metric metric, double value) {
        values.put(metric, new MetricValue.Scalar(value, 0.01 * value, TRACE));
    }
}
