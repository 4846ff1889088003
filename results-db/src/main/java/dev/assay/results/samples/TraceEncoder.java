package dev.assay.results.samples;

import dev.assay.collectors.trace.Channel;
import dev.assay.collectors.trace.Trace;
import dev.assay.results.samples.ChunkEncoder.Leader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts the channels of a trace into chunks. The first channel of a group that has samples leads: the others are cut where it
 * is, so that a chunk of theirs holds the same ticks and its times can be told by the leader's.
 */
public final class TraceEncoder {
    private final ChunkEncoder encoder;
    private final Map<GroupKey, List<Leader>> leaders = new HashMap<>();

    private TraceEncoder(ChunkEncoder encoder) {
        this.encoder = encoder;
    }

    /** A trace of version 1 has no groups; what has one rate was read together. */
    private record GroupKey(String group, double rateHz) {
        static GroupKey of(Channel channel) {
            return new GroupKey(channel.group(), channel.rateHz());
        }
    }

    /** In the order given. The same traces give the same bytes. */
    public static List<EncodedChannel> encode(Collection<Trace> traces) {
        try (ChunkEncoder encoder = new ChunkEncoder()) {
            TraceEncoder trace = new TraceEncoder(encoder);
            return traces.stream().map(trace::channel).toList();
        }
    }

    private EncodedChannel channel(Trace trace) {
        long[] times = trace.times();
        double[] values = trace.values();
        GroupKey group = GroupKey.of(trace.channel());
        List<EncodedChunk> chunks = new ArrayList<>();
        if (leaders.containsKey(group)) {
            follow(leaders.get(group), times, values, chunks);
        } else if (times.length > 0) {
            leaders.put(group, lead(times, values, chunks));
        }
        return new EncodedChannel(trace.channel(), times.length, chunks);
    }

    private List<Leader> lead(long[] times, double[] values, List<EncodedChunk> chunks) {
        List<Leader> led = new ArrayList<>();
        for (int from = 0; from < times.length; from += ChunkEncoder.MAX_COUNT) {
            int count = Math.min(ChunkEncoder.MAX_COUNT, times.length - from);
            EncodedChunk chunk = encoder.encode(times, values, from, count);
            chunks.add(chunk);
            led.add(Leader.of(chunk, Arrays.copyOfRange(times, from, from + count)));
        }
        return led;
    }

    private void follow(List<Leader> leaders, long[] times, double[] values, List<EncodedChunk> chunks) {
        int from = 0;
        for (int i = 0; i < leaders.size(); i++) {
            int end = i + 1 == leaders.size() ? times.length : from;
            while (end < times.length
                    && times[end] < leaders.get(i + 1).reference().times()[0]) {
                end++;
            }
            for (; from < end; from += ChunkEncoder.MAX_COUNT) {
                int count = Math.min(ChunkEncoder.MAX_COUNT, end - from);
                chunks.add(encoder.encode(times, values, from, count, leaders.get(i)));
            }
            from = end;
        }
    }
}
