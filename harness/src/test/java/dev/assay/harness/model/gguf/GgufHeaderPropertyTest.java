package dev.assay.harness.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Whatever the bytes, the answer is a header or one typed refusal. */
class GgufHeaderPropertyTest {
    private static byte[] whole;
    private static int headerBytes;

    @BeforeContainer
    static void aWholeModel() throws Exception {
        Path file = Files.createTempFile("header", ".gguf");
        SyntheticGguf.layout("narrow", Shapes.NARROW, FileType.Q4_0, 1).write(file, 1);
        whole = Files.readAllBytes(file);
        headerBytes = (int) GgufHeader.read(file).dataOffset();
        Files.delete(file);
    }

    @Property(tries = 1000)
    void aFlippedByteIsReadOrRefused(@ForAll int anywhere, @ForAll byte octet) throws IOException {
        byte[] damaged = whole.clone();
        damaged[Math.floorMod(anywhere, headerBytes)] = octet;
        assertReadOrRefused(damaged);
    }

    @Property(tries = 1000)
    void eightBytesOfNoiseAreReadOrRefused(@ForAll int anywhere, @ForAll long noise) throws IOException {
        byte[] damaged = whole.clone();
        int at = Math.floorMod(anywhere, headerBytes);
        for (int i = 0; i < Long.BYTES; i++) {
            damaged[at + i] = (byte) (noise >>> 8 * i);
        }
        assertReadOrRefused(damaged);
    }

    @Property(tries = 300)
    void aFileCutAnywhereBeforeItsLastTensorEndsIsRefused(@ForAll @IntRange(max = 1 << 16) int lost)
            throws IOException {
        int padding = whole.length - lastByteOfData();
        int length = Math.max(0, whole.length - padding - 1 - lost);
        assertThat(refused(Arrays.copyOf(whole, length)))
                .as("cut to %d of %d bytes", length, whole.length)
                .isTrue();
    }

    @Property(tries = 300)
    void noiseAfterTheMagicIsReadOrRefused(@ForAll byte[] noise) throws IOException {
        byte[] damaged = Arrays.copyOf(new byte[] {'G', 'G', 'U', 'F', 3, 0, 0, 0}, 8 + noise.length);
        System.arraycopy(noise, 0, damaged, 8, noise.length);
        assertReadOrRefused(damaged);
    }

    private static int lastByteOfData() throws IOException {
        try {
            GgufHeader header = read(whole);
            TensorInfo last = header.tensors().getLast();
            long elements = last.dimensions().stream().reduce(1L, (a, b) -> a * b);
            return (int) (header.dataOffset()
                    + last.offset()
                    + last.type().orElseThrow().bytes(elements));
        } catch (MalformedGgufException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertReadOrRefused(byte[] octets) throws IOException {
        refused(octets);
    }

    private static boolean refused(byte[] octets) throws IOException {
        try {
            read(octets);
            return false;
        } catch (MalformedGgufException e) {
            assertThat(e.why()).isNotBlank();
            return true;
        }
    }

    private static GgufHeader read(byte[] octets) throws IOException, MalformedGgufException {
        return GgufHeader.read(new SeekableInMemoryByteChannel(octets), Path.of("fuzzed.gguf"));
    }
}
