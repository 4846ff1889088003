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
    private static final int SAMPLES_HEAD = Long.BYTES + Short.BYTES;
    private static final int SAMPLE = Short.BYTES + Double.BYTES;

    private final Map<Integer, Samples> channels = new LinkedHashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final List<Mark> marks = new ArrayList<>();
    private Header header;
    private RunnerEnd end;

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

    // Checked whole before anything is kept: a bad record leaves no half of its samples behind.
    private void samples(ByteBuffer payload) {
        int size = payload.remaining();
        if (size < SAMPLES_HEAD || size != SAMPLES_HEAD + SAMPLE * Short.toUnsignedInt(payload.getShort(Long.BYTES))) {
            throw new IllegalArgumentException("its count and its length differ");
        }
        long timeNs = payload.getLong(0);
        for (int at = SAMPLES_HEAD; at < size; at += SAMPLE) {
            Samples samples = channels.get(id(payload, at));
            if (samples == null || !samples.takes(timeNs) || !Double.isFinite(value(payload, at))) {
                throw new IllegalArgumentException("a sample is not finite, goes back in time or has no channel");
            }
        }
        for (int at = SAMPLES_HEAD; at < size; at += SAMPLE) {
            channels.get(id(payload, at)).add(timeNs, value(payload, at));
        }
    }

    private static int id(ByteBuffer payload, int at) {
        return Short.toUnsignedInt(payload.getShort(at));
    }

    private static double value(ByteBuffer payload, int at) {
        return payload.getDouble(at + Short.BYTES);
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

        boolean takes(long timeNs) {
            return timeNs >= (count == 0 ? 0 : times[count - 1]);
        }

        void add(long timeNs, double value) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            times[count] = timeNs;
            values[count++] = value;
        }

        Trace trace() {
            return new Trace(channel, Arrays.copyOf(times, count), Arrays.copyOf(values, count));
        }
    }
}
