package dev.assay.results.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.trace.Channel;
import dev.assay.collectors.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraceEncoderTest {
    private static final int TICKS = 10_000;
    private final Random random = new Random(20261127);
    private final long[] ticks = ticks();

    @Test
    void channelsReadAtOneMomentStoreTheirTimesOnce() throws Exception {
        List<EncodedChannel> encoded = encode(trace(0, "process", ticks), trace(1, "process", ticks));

        assertComeBack(encoded, ticks, ticks);
        assertThat(encoded.get(0).chunks()).allMatch(chunk -> chunk.timesOf() == null);
        assertThat(encoded.get(1).chunks()).hasSize(3).allMatch(chunk -> chunk.timesOf() != null);
        assertThat(bytes(encoded.get(1))).isLessThan(bytes(encoded.get(0)) / 10);
    }

    @Test
    void aChannelThatMissedATickIsCutWhereItsLeaderIsAndFollowsAgain() throws Exception {
        long[] missed = IntStream.range(0, TICKS)
                .filter(i -> i != 100)
                .mapToLong(i -> ticks[i] + 2000)
                .toArray();

        List<EncodedChannel> encoded = encode(trace(0, "sensors", ticks), trace(1, "sensors", missed));

        assertComeBack(encoded, ticks, missed);
        assertThat(encoded.get(1).chunks())
                .extracting(chunk -> chunk.summary().count())
                .containsExactly(4095L, 4096L, 1808L);
        assertThat(encoded.get(1).chunks())
                .extracting(chunk -> chunk.timesOf() != null)
                .containsExactly(false, true, true);
    }

    @Test
    void aChannelWithMoreTicksThanItsLeaderFillsChunksOfItsOwn() throws Exception {
        long[] few = {ticks[10], ticks[5000]};

        List<EncodedChannel> encoded = encode(trace(0, "sensors", few), trace(1, "sensors", ticks));

        assertComeBack(encoded, few, ticks);
        assertThat(encoded.get(1).taken()).isEqualTo(TICKS);
    }

    @Test
    void groupsAndRatesDoNotMix() throws Exception {
        List<EncodedChannel> encoded = encode(trace(0, "a", ticks), trace(1, "b", ticks), trace(2, null, ticks));

        assertComeBack(encoded, ticks, ticks, ticks);
        assertThat(encoded).allSatisfy(channel -> assertThat(channel.chunks()).allMatch(c -> c.timesOf() == null));
    }

    @Test
    void aChannelThatWasNeverReadHasNoChunkAndLeadsNobody() throws Exception {
        List<EncodedChannel> encoded = encode(trace(0, "a", new long[0]), trace(1, "a", ticks));

        assertComeBack(encoded, new long[0], ticks);
        assertThat(encoded.getFirst().chunks()).isEmpty();
    }

    @Test
    void theSameTraceGivesTheSameBytes() {
        List<EncodedChannel> once = encode(trace(0, "a", ticks), trace(1, "a", ticks));
        List<EncodedChannel> again = encode(trace(0, "a", ticks), trace(1, "a", ticks));

        assertThat(again)
                .zipSatisfy(
                        once,
                        (a, b) -> assertThat(a.chunks())
                                .zipSatisfy(
                                        b.chunks(),
                                        (c, d) -> assertThat(c.bytes()).isEqualTo(d.bytes())));
    }

    private static List<EncodedChannel> encode(Trace... traces) {
        return TraceEncoder.encode(List.of(traces));
    }

    private static Trace trace(int id, String group, long[] times) {
        double[] values = new double[times.length];
        Arrays.fill(values, 1.5);
        return new Trace(new Channel(id, "c" + id, "W", "synthetic", group, 1000), times, values);
    }

    private static int bytes(EncodedChannel channel) {
        return channel.chunks().stream().mapToInt(chunk -> chunk.bytes().length).sum();
    }

    private static void assertComeBack(List<EncodedChannel> encoded, long[]... times) throws CorruptChunkException {
        try (ChunkDecoder decoder = new ChunkDecoder()) {
            for (int i = 0; i < times.length; i++) {
                List<Samples> pieces = new ArrayList<>();
                for (EncodedChunk chunk : encoded.get(i).chunks()) {
                    pieces.add(decoder.decode(
                            chunk.bytes(),
                            chunk.timesOf() == null ? null : chunk.timesOf().bytes()));
                    assertThat(pieces.getLast().summary()).isEqualTo(chunk.summary());
                }
                assertThat(Samples.joined(pieces).times()).isEqualTo(times[i]);
            }
        }
    }

    private long[] ticks() {
        long[] times = new long[TICKS];
        for (int i = 0; i < TICKS; i++) {
            times[i] = 1_000_000L * i + random.nextInt(90_000);
        }
        return times;
    }
}
