package dev.assay.results.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is not what was written gives an error, and never a number. */
class ChunkDamageTest {
    private static final int COUNT = 300;

    private final long[] times = new long[COUNT];
    private final double[] values = new double[COUNT];
    private final byte[] chunk;

    ChunkDamageTest() {
        Random random = new Random(20261127);
        for (int i = 0; i < COUNT; i++) {
            times[i] = 1_000_000L * i + random.nextInt(50_000);
            values[i] = (4000 + random.nextInt(900)) * 0.001;
        }
        try (ChunkEncoder encoder = new ChunkEncoder()) {
            chunk = encoder.encode(times, values, 0, COUNT).bytes();
        }
    }

    /** A few bits of a frame mean nothing to its content, such as padding; then all is as it was. */
    @Test
    void everySingleFlippedBitIsFoundOrChangesNothing() {
        int harmless = 0;
        try (ChunkDecoder decoder = new ChunkDecoder()) {
            for (int bit = 0; bit < chunk.length * Byte.SIZE; bit++) {
                byte[] damaged = chunk.clone();
                damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                try {
                    Samples read = decoder.decode(damaged);
                    assertThat(read.times()).as("bit " + bit).isEqualTo(times);
                    assertThat(read.values()).as("bit " + bit).isEqualTo(values);
                    harmless++;
                } catch (CorruptChunkException expected) {
                    assertThat(expected).hasMessageMatching(".{10,}");
                }
            }
        }
        assertThat(harmless).isLessThan(chunk.length * Byte.SIZE / 100);
    }

    @Test
    void aChunkCutShortOrContinuedIsRefused() {
        try (ChunkDecoder decoder = new ChunkDecoder()) {
            for (int length = 0; length < chunk.length; length++) {
                byte[] cut = Arrays.copyOf(chunk, length);
                assertThatThrownBy(() -> decoder.decode(cut)).isInstanceOf(CorruptChunkException.class);
            }
            byte[] longer = Arrays.copyOf(chunk, chunk.length + 1);
            assertThatThrownBy(() -> decoder.decode(longer)).isInstanceOf(CorruptChunkException.class);
        }
    }

    @Test
    void aDecoderGoesOnAfterADamagedChunk() throws CorruptChunkException {
        try (ChunkDecoder decoder = new ChunkDecoder()) {
            byte[] damaged = chunk.clone();
            damaged[chunk.length / 2] ^= 1;
            assertThatThrownBy(() -> decoder.decode(damaged)).isInstanceOf(CorruptChunkException.class);

            assertThat(decoder.decode(chunk).values()).isEqualTo(values);
        }
    }

    @Test
    void aChunkOfALaterVersionIsRefusedByItsFirstByte() {
        byte[] later = chunk.clone();
        later[0] = 2;
        try (ChunkDecoder decoder = new ChunkDecoder()) {
            assertThatThrownBy(() -> decoder.decode(later)).hasMessageContaining("version 2");
        }
    }

    @Property(tries = 2000)
    void anyBytesAreRefusedOrReadWithinAFullChunk(@ForAll @Size(max = 200) byte[] bytes) {
        assertRefusedOrSmall(bytes);
    }

    /** The checksum is right, so that the reading behind it is reached. */
    @Property(tries = 5000)
    void anyContentInASoundFrameIsRefusedOrReadWithinAFullChunk(@ForAll @Size(max = 200) byte[] content) {
        assertRefusedOrSmall(framed(content));
    }

    /** A head that was right, but for one byte, with its planes. */
    @Property(tries = 5000)
    void aSoundFrameWithOneStrangeByteIsRefusedOrReadWithinAFullChunk(@ForAll int at, @ForAll byte strange) {
        byte[] content = Zstd.decompress(Arrays.copyOfRange(chunk, 1, chunk.length), ChunkFormat.MAX_CONTENT);
        content[Math.floorMod(at, 64)] = strange;
        assertRefusedOrSmall(framed(content));
    }

    @Test
    void aFrameThatUnpacksToMoreThanAFullChunkIsRefused() {
        byte[] bomb = framed(new byte[100_000_000]);
        assertThat(bomb.length).isLessThan(20_000);
        try (ChunkDecoder decoder = new ChunkDecoder()) {
            assertThatThrownBy(() -> decoder.decode(bomb)).isInstanceOf(CorruptChunkException.class);
        }
    }

    private static byte[] framed(byte[] content) {
        byte[] frame = Zstd.compress(content);
        byte[] framed = new byte[frame.length + 1];
        framed[0] = ChunkFormat.VERSION;
        System.arraycopy(frame, 0, framed, 1, frame.length);
        return framed;
    }

    private static void assertRefusedOrSmall(byte[] bytes) {
        try (ChunkDecoder decoder = new ChunkDecoder()) {
            assertThat(decoder.decode(bytes).count()).isBetween(1, ChunkFormat.MAX_COUNT);
        } catch (CorruptChunkException expected) {
            assertThat(expected).hasMessageMatching(".{10,}");
        }
    }
}
