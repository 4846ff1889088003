package dev.assay.collectors.energy;

import dev.assay.collectors.trace.Channel;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** Traces for tests: functions of time in s, read at chosen moments. */
final class Sampled {
    private final Map<String, Trace> traces = new LinkedHashMap<>();

    /** Every {@code 1 / hz} seconds from {@code fromS}, so many times. */
    Sampled channel(String name, String unit, double hz, double fromS, int count, DoubleUnaryOperator value) {
        double[] moments = new double[count];
        Arrays.setAll(moments, i -> fromS + i / hz);
        return channel(name, unit, hz, moments, value);
    }

    Sampled channel(String name, String unit, double hz, double[] moments, DoubleUnaryOperator value) {
        traces.put(
                name,
                new Trace(
                        new Channel(traces.size(), name, unit, "synthetic " + name, hz),
                        Arrays.stream(moments).mapToLong(Sampled::ns).toArray(),
                        Arrays.stream(moments).map(value).toArray()));
        return this;
    }

    TraceFile file() {
        return new TraceFile(Optional.empty(), traces, List.of(), Optional.empty(), Optional.empty());
    }

    static Window window(double beginS, double endS) {
        return Window.of(ns(beginS), ns(endS));
    }

    static long ns(double seconds) {
        return Math.round(1e9 * seconds);
    }
}
