package dev.assay.results.samples;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads chunks of every version so far. Any bytes give samples or a {@link CorruptChunkException}, and never take more memory
 * than a full chunk. Keeps its buffers from one chunk to the next; not for use by two threads.
 */
public final class ChunkDecoder implements AutoCloseable {
    private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
    private final byte[] content = new byte[ChunkFormat.MAX_CONTENT];
    private final ByteBuffer head = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    private final SequenceDecoder times = new SequenceDecoder();
    private final SequenceDecoder values = new SequenceDecoder();
    private int count;
    private boolean relative;
    private ValueCoding coding;

    /** A chunk that stands for itself. */
    public Samples decode(byte[] chunk) throws CorruptChunkException {
        return decodeAfter(chunk, null);
    }

    /**
     * A chunk whose times are read together with another's.
     *
     * @param timesOf the chunk that it was written with, which stands for itself; null for none
     * @throws CorruptChunkException when the bytes are not as they were written, or the other chunk is not the one
     */
    public Samples decode(byte[] chunk, byte[] timesOf) throws CorruptChunkException {
        return decodeAfter(
                chunk, timesOf == null ? null : TimesReference.of(times(open(timesOf, null), null), timesOf));
    }

    private Samples decodeAfter(byte[] chunk, TimesReference reference) throws CorruptChunkException {
        int planes = open(chunk, reference);
        long[] decodedTimes = times(planes, reference);
        int valuesFrom = planes + count * times.planes();
        long[] numbers = values.numbers(content, valuesFrom, count);
        double[] decoded = new double[count];
        for (int i = 0; i < count; i++) {
            decoded[i] = coding.value(numbers[i]);
        }
        return Samples.owning(decodedTimes, decoded);
    }

    @Override
    public void close() {
        zstd.close();
    }

    /** @return where in the content the planes begin */
    private int open(byte[] chunk, TimesReference reference) throws CorruptChunkException {
        if (chunk.length == 0 || chunk[0] != ChunkFormat.VERSION) {
            throw new CorruptChunkException(
                    chunk.length == 0 ? "it is empty" : "it has version " + chunk[0] + ", this program reads 1");
        }
        int length = decompress(chunk);
        try {
            readHead(length, reference);
        } catch (BufferUnderflowException e) {
            throw new CorruptChunkException("it is cut short", e);
        }
        if (length - head.position() != count * (times.planes() + values.planes())) {
            throw new CorruptChunkException("its count and its length differ");
        }
        return head.position();
    }

    private int decompress(byte[] chunk) throws CorruptChunkException {
        try {
            return zstd.decompressByteArray(content, 0, content.length, chunk, 1, chunk.length - 1);
        } catch (ZstdException e) {
            throw new CorruptChunkException("zstd says: " + e.getMessage(), e);
        }
    }

    private void readHead(int length, TimesReference reference) throws CorruptChunkException {
        head.clear().limit(length);
        count = Short.toUnsignedInt(head.getShort());
        if (count < 1 || count > ChunkFormat.MAX_COUNT) {
            throw new CorruptChunkException("it claims " + count + " samples");
        }
        byte meaning = head.get();
        switch (meaning) {
            case ChunkFormat.OWN_TIMES -> relative = false;
            case ChunkFormat.TIMES_AFTER_REFERENCE -> {
                relative = true;
                check(head.getInt(), reference);
            }
            default -> throw new CorruptChunkException("its times are given in a way that this version does not know");
        }
        times.head(head);
        coding = ValueCoding.of(head.get(), Byte.toUnsignedInt(head.get()));
        values.head(head);
    }

    private void check(int crc32, TimesReference reference) throws CorruptChunkException {
        if (reference == null) {
            throw new CorruptChunkException("it needs the times of another chunk, which is not given");
        }
        if (reference.crc32() != crc32 || reference.times().length != count) {
            throw new CorruptChunkException("the chunk whose times it follows is not the one it was written with");
        }
    }

    private long[] times(int planesFrom, TimesReference reference) {
        long[] numbers = Arrays.copyOf(times.numbers(content, planesFrom, count), count);
        for (int i = 0; relative && i < count; i++) {
            numbers[i] += reference.times()[i];
        }
        return numbers;
    }
}
