package dev.assay.collectors.bundle;

import dev.assay.collectors.clock.ClockMapping;
import dev.assay.collectors.clock.TrialClock;
import dev.assay.collectors.meter.MeterException;
import dev.assay.collectors.meter.MeterLog;
import dev.assay.collectors.sensing.Meter;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.trace.Channel;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A trace with the channels of the external meters that the coordinator read beside it, laid on the device's monotonic clock with
 * the bound of what the two clocks may be apart.
 */
public final class MeteredChannels {
    /** Of the group of such channels. */
    public static final String GROUP = "meters";

    private MeteredChannels() {}

    /**
     * @param logs by name, the file of a meter; empty where it left none
     * @param sensing null where nothing was sensed
     * @param clock null where the device was not asked for its time
     * @return with an empty channel for each meter whose samples are not there or cannot be placed; its source says why
     */
    public static TraceFile joined(
            TraceFile trace, Function<String, Optional<Path>> logs, Sensing sensing, TrialClock clock) {
        if (sensing == null || sensing.meters().isEmpty()) {
            return trace;
        }
        Map<String, Trace> traces = new LinkedHashMap<>(trace.traces());
        for (Meter meter : sensing.meters()) {
            int id = traces.values().stream()
                    .mapToInt(t -> t.channel().id() + 1)
                    .max()
                    .orElse(0);
            if (id < Channel.MAX_ID) {
                boolean taken = traces.containsKey(meter.watts()) || traces.containsKey(meter.amps());
                traces.putAll(
                        taken
                                ? absent(meter, id, "the device has a channel of its name")
                                : placed(meter, id, logs.apply(meter.file()), clock, trace));
            }
        }
        return new TraceFile(trace.header(), traces, trace.marks(), trace.end(), trace.damage());
    }

    private static Map<String, Trace> placed(
            Meter meter, int id, Optional<Path> file, TrialClock clock, TraceFile trace) {
        if (file.isEmpty()) {
            return absent(meter, id, "its program printed nothing");
        }
        Optional<ClockMapping> mapping = Optional.ofNullable(clock).flatMap(TrialClock::mapping);
        if (mapping.isEmpty()) {
            return absent(
                    meter,
                    id,
                    "nothing tells where the device's clock lay"
                            + (clock == null || clock.absent() == null ? "" : ": " + clock.absent()));
        }
        try {
            return placed(meter, id, MeterLog.read(file.get(), meter), mapping.get(), trace);
        } catch (MeterException e) {
            return absent(meter, id, e.getMessage());
        }
    }

    private static Map<String, Trace> placed(Meter meter, int id, MeterLog log, ClockMapping clocks, TraceFile trace) {
        long[] times = log.times();
        long bound = log.boundNs() + clocks.boundNs(times[0], times[times.length - 1]);
        for (int i = 0; i < times.length; i++) {
            times[i] = clocks.toDevice(times[i]).ns();
        }
        Map<String, Trace> traces = new LinkedHashMap<>();
        String source = meter.title()
                + (log.skipped().isEmpty() ? "" : ", " + log.skipped().size() + " of its lines hold no sample");
        Channel watts = channel(meter, id, meter.watts(), "W", source);
        traces.put(watts.name(), RecordedChannels.trimmed(Trace.placed(watts, times, log.watts(), bound), trace));
        if (log.amps().isPresent()) {
            Channel amps = channel(meter, id + 1, meter.amps(), "A", source);
            traces.put(
                    amps.name(),
                    RecordedChannels.trimmed(
                            Trace.placed(amps, times, log.amps().get(), bound), trace));
        }
        return traces;
    }

    private static Map<String, Trace> absent(Meter meter, int id, String why) {
        Channel watts = channel(meter, id, meter.watts(), "W", meter.title() + " (" + why + ")");
        return Map.of(watts.name(), new Trace(watts, new long[0], new double[0]));
    }

    private static Channel channel(Meter meter, int id, String name, String unit, String source) {
        return new Channel(id, name, unit, source, GROUP, meter.rateHz());
    }
}
