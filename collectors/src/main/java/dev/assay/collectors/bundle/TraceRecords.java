package dev.assay.collectors.bundle;

import dev.assay.collectors.trace.Channel;
import dev.assay.collectors.trace.RunnerEnd;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import dev.assay.collectors.trace.TraceFile.Damage;
import dev.assay.collectors.trace.TraceFile.Header;
import dev.assay.collectors.trace.TraceFile.Mark;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Gathers the payloads of a trace's records. */
final class TraceRecords {
    private final SampleLayout layout;
    private final Map<Integer, Samples> channels = new LinkedHashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final List<Mark> marks = new ArrayList<>();
    private Header header;
    private RunnerEnd end;

    TraceRecords(SampleLayout layout) {
        this.layout = layout;
    }

    /** Why the payload is not what its type promises; empty when it was taken, or skipped as a type of a later version. */
    Optional<String> take(int type, ByteBuffer payload) {
        try {
            switch (type) {
                case 1 -> header = json(payload, Header.class);
                case 2 -> declare(json(payload, Channel.class));
                case 3 -> samples(payload);
                case 4 -> marks.add(json(payload, Mark.class));
                case 5 -> end = json(payload, RunnerEnd.class);
                default -> {}
            }
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of("a record of type " + type + " is not what it promises: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return Optional.of("a record of type " + type + " is not what it promises: " + e.getMessage());
        }
    }

    TraceFile file(Optional<Damage> damage) {
        Map<String, Trace> traces = new LinkedHashMap<>();
        channels.values().forEach(samples -> traces.put(samples.channel.name(), samples.trace()));
        return new TraceFile(Optional.ofNullable(header), traces, marks, Optional.ofNullable(end), damage);
    }

    private void declare(Channel channel) {
        if (channels.putIfAbsent(channel.id(), new Samples(channel)) != null
                || names.putIfAbsent(channel.name(), channel.id()) != null) {
            throw new IllegalArgumentException(
                    "channel " + channel.id() + ", " + channel.name() + ", is declared twice");
        }
    }

    // Taken whole or not at all: a bad record leaves no half of its samples behind.
    private void samples(ByteBuffer payload) {
        if (!layout.fits(payload)) {
            throw new IllegalArgumentException("its count and its length differ");
        }
        Map<Samples, Integer> before = new HashMap<>();
        for (int at = SampleLayout.HEAD; at < payload.remaining(); at += layout.bytes()) {
            Samples samples = channels.get(layout.channel(payload, at));
            if (samples != null) {
                before.putIfAbsent(samples, samples.count);
            }
            if (samples == null || !samples.add(layout.timeNs(payload, at), layout.value(payload, at))) {
                before.forEach((taken, count) -> taken.count = count);
                throw new IllegalArgumentException("a sample is not finite, goes back in time or has no channel");
            }
        }
    }

    private static <T> T json(ByteBuffer payload, Class<T> type) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(0, bytes);
        T value = BundleJson.mapper().readValue(bytes, type);
        if (value == null) {
            throw new IllegalArgumentException("it holds null");
        }
        return value;
    }

    /** One channel's samples while they are read: plain arrays that double. */
    private static final class Samples {
        private final Channel channel;
        private long[] times = new long[16];
        private double[] values = new double[16];
        private int count;

        Samples(Channel channel) {
            this.channel = channel;
        }

        /** False when a sample is not finite or goes back in time. */
        boolean add(long timeNs, double value) {
            if (timeNs < (count == 0 ? 0 : times[count - 1]) || !Double.isFinite(value)) {
                return false;
            }
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            times[count] = timeNs;
            values[count++] = value;
            return true;
        }

        Trace trace() {
            return new Trace(channel, Arrays.copyOf(times, count), Arrays.copyOf(values, count));
        }
    }
}
