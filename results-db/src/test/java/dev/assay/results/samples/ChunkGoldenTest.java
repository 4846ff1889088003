package dev.assay.results.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Chunks of version 1 as they were first written, kept for ever: what is in databases must stay readable. What is in a frame
 * must be the same when written today; the frame's own bytes may differ with the version of zstd.
 */
class ChunkGoldenTest {
    private static final int COUNT = 1000;
    private static final long[] LEADER = new long[COUNT];
    private static final long[] FOLLOWER = new long[COUNT];
    private static final double[] WATTS = new double[COUNT];
    private static final double[] PAGES = new double[COUNT];
    private static final double[] ANY = new double[COUNT];

    static {
        for (int i = 0; i < COUNT; i++) {
            int scatter = i * 7919 % 1009;
            LEADER[i] = 1_214_406_213_880L + 1_000_000L * i + 50L * scatter;
            FOLLOWER[i] = LEADER[i] + 2_200 + scatter % 97;
            WATTS[i] = (9_000 + scatter % 211 - 105) * 0.001;
            PAGES[i] = 4096.0 * (671 + i / 40 * 3);
            ANY[i] = 1.0 / (1 + scatter) - 0.01;
        }
        ANY[17] = Double.NaN;
        ANY[18] = Double.NEGATIVE_INFINITY;
        ANY[19] = -0.0;
        ANY[20] = Double.MIN_VALUE;
        ANY[21] = Double.longBitsToDouble(0x7ff0_0000_0000_0001L);
    }

    @Test
    void aChunkOfVersionOneThatStandsForItself() throws Exception {
        assertGolden("chunk-v1-watts.bin", null, LEADER, WATTS);
    }

    @Test
    void aChunkOfVersionOneWhoseTimesFollowAnothers() throws Exception {
        assertGolden("chunk-v1-pages-after-watts.bin", "chunk-v1-watts.bin", FOLLOWER, PAGES);
    }

    @Test
    void aChunkOfVersionOneOfAnyDoubles() throws Exception {
        assertGolden("chunk-v1-any.bin", null, LEADER, ANY);
    }

    private static void assertGolden(String name, String timesOf, long[] times, double[] values) throws Exception {
        byte[] golden = resource(name);
        byte[] leader = timesOf == null ? null : resource(timesOf);
        try (ChunkEncoder encoder = new ChunkEncoder();
                ChunkDecoder decoder = new ChunkDecoder()) {
            Samples read = decoder.decode(golden, leader);

            assertThat(read.times()).isEqualTo(times);
            assertThat(bits(read.values())).isEqualTo(bits(values));
            ChunkEncoder.Leader near = leader == null
                    ? null
                    : ChunkEncoder.Leader.of(new EncodedChunk(leader, read.summary(), null), LEADER);
            assertThat(content(encoder.encode(times, values, 0, COUNT, near).bytes()))
                    .isEqualTo(content(golden));
        }
    }

    private static byte[] content(byte[] chunk) {
        assertThat(chunk[0]).isEqualTo((byte) 1);
        return Zstd.decompress(Arrays.copyOfRange(chunk, 1, chunk.length), ChunkFormat.MAX_CONTENT);
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ChunkGoldenTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
