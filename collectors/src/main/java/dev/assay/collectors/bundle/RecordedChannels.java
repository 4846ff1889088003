package dev.assay.collectors.bundle;

import dev.assay.collectors.perfetto.PerfettoException;
import dev.assay.collectors.perfetto.PerfettoReader;
import dev.assay.collectors.perfetto.PerfettoTrace;
import dev.assay.collectors.perfetto.Recorded;
import dev.assay.collectors.sensing.Recording;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.trace.Channel;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A trace with the channels that the device's own tracer recorded beside it, in the units and under the names that the trial's
 * sensing gives them. Both are on the device's monotonic clock.
 */
public final class RecordedChannels {
    /** Of the group of such channels. */
    public static final String GROUP = "perfetto";

    private static final double NS_PER_S = 1e9;

    /** So many readings before the runner's start and behind its end are kept: energy is interpolated at both. */
    private static final double READINGS_AROUND = 1.5;

    private RecordedChannels() {}

    /**
     * @param recording the device's own file; empty where it left none
     * @param sensing null where nothing was sensed
     * @return with an empty channel for each that the recording does not hold, also where there is no recording: what was to
     *     be recorded and is not must not look like what nobody asked for
     */
    public static TraceFile joined(TraceFile trace, Optional<Path> recording, Sensing sensing) {
        if (sensing == null || sensing.recording() == null) {
            return trace;
        }
        Map<String, Trace> traces = new LinkedHashMap<>(trace.traces());
        int id = trace.traces().values().stream()
                .mapToInt(t -> t.channel().id() + 1)
                .max()
                .orElse(0);
        Optional<PerfettoTrace> recorded = recording.flatMap(RecordedChannels::read);
        for (Recording.Channel wanted : sensing.recording().channels()) {
            if (id > Channel.MAX_ID || traces.containsKey(wanted.name())) {
                continue;
            }
            Channel channel = new Channel(id++, wanted.name(), wanted.unit(), wanted.source(), GROUP, wanted.rateHz());
            traces.put(
                    wanted.name(),
                    recorded.flatMap(r -> r.quantity(wanted.quantity()))
                            .map(found -> trimmed(scaled(channel, found, wanted.scale()), trace))
                            .orElseGet(() -> new Trace(channel, new long[0], new double[0])));
        }
        return new TraceFile(trace.header(), traces, trace.marks(), trace.end(), trace.damage());
    }

    /** What a recording lacks, in words; empty where it is whole. */
    public static Optional<String> losses(Path recording) {
        try {
            PerfettoTrace trace = PerfettoReader.read(recording);
            return trace.losses().isEmpty() ? Optional.empty() : Optional.of(String.join("; ", trace.losses()));
        } catch (PerfettoException e) {
            return Optional.of(e.why());
        }
    }

    private static Optional<PerfettoTrace> read(Path recording) {
        try {
            return Optional.of(PerfettoReader.read(recording));
        } catch (PerfettoException e) {
            return Optional.empty(); // losses() tells why
        }
    }

    private static Trace scaled(Channel channel, Recorded recorded, double scale) {
        double[] values = recorded.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= scale;
        }
        return new Trace(channel, recorded.times(), values);
    }

    /** The recording begins before the runner and ends behind it; what is far from both belongs to no trial. */
    static Trace trimmed(Trace all, TraceFile file) {
        long around = Math.round(READINGS_AROUND * NS_PER_S / all.channel().rateHz()) + all.clockBoundNs();
        long from = file.runnerStartedNs().map(ns -> ns - around).orElse(Long.MIN_VALUE);
        long to = file.marks().stream()
                .filter(mark -> mark.mark().equals("runner_ended"))
                .map(mark -> mark.at() + around)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        return all.between(from, to);
    }
}
