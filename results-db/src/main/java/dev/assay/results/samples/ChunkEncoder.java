package dev.assay.results.samples;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes chunks of samples. Keeps its buffers from one chunk to the next, so make one for many chunks; for use by the thread
 * that made it. The same samples give the same bytes.
 */
public final class ChunkEncoder implements AutoCloseable {
    /** Samples in a chunk at most. */
    public static final int MAX_COUNT = ChunkFormat.MAX_COUNT;

    /** Times that take less than this after a reference, in bits, are not tried without one. */
    private static final int CLOSE_BITS = 13;

    /** Values that take more than this as scaled numbers, in bits, are tried as they are. */
    private static final int WIDE_BITS = 44;

    private final FrameEncoder frame = new FrameEncoder(ChunkFormat.MAX_CONTENT, 2 * ChunkFormat.MAX_PLANES + 1);
    private final long[] numbers = new long[MAX_COUNT];
    private final byte[] plane = new byte[MAX_COUNT];
    private final ByteBuffer head = ByteBuffer.allocate(ChunkFormat.MAX_HEAD).order(ByteOrder.LITTLE_ENDIAN);
    private final SequenceEncoder values = new SequenceEncoder();
    private SequenceEncoder times = new SequenceEncoder();
    private SequenceEncoder otherTimes = new SequenceEncoder();

    /**
     * A chunk that stands for itself, of the samples from {@code from} on.
     *
     * @param count 1 to {@link #MAX_COUNT}
     */
    public EncodedChunk encode(long[] allTimes, double[] allValues, int from, int count) {
        return encode(allTimes, allValues, from, count, null);
    }

    /** @param near whose times these may follow: used where it has as many and that is shorter; may be null */
    EncodedChunk encode(long[] allTimes, double[] allValues, int from, int count, Leader near) {
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("a chunk of " + count + " samples");
        }
        TimesReference reference = near == null ? null : near.reference();
        boolean afterReference = takeTimes(allTimes, from, count, reference);
        ValueCoding coding = takeValues(allValues, from, count);
        head.clear().putShort((short) count);
        if (afterReference) {
            head.put(ChunkFormat.TIMES_AFTER_REFERENCE).putInt(reference.crc32());
        } else {
            head.put(ChunkFormat.OWN_TIMES);
        }
        times.putHead(head);
        head.put((byte) coding.code()).put((byte) coding.exponent());
        values.putHead(head);
        return new EncodedChunk(
                frame(count),
                SampleSummary.of(allTimes, allValues, from, from + count),
                afterReference ? near.chunk() : null);
    }

    /** A chunk that stands for itself, with its times. */
    record Leader(EncodedChunk chunk, TimesReference reference) {
        static Leader of(EncodedChunk chunk, long[] times) {
            return new Leader(chunk, TimesReference.of(times, chunk.bytes()));
        }
    }

    @Override
    public void close() {
        frame.close();
    }

    /** @return whether they are meant after the reference's */
    private boolean takeTimes(long[] all, int from, int count, TimesReference reference) {
        boolean fits = reference != null && reference.times().length == count;
        if (fits) {
            for (int i = 0; i < count; i++) {
                numbers[i] = all[from + i] - reference.times()[i];
            }
            times.take(numbers, count);
            if (times.cost() < (long) CLOSE_BITS * count) {
                return true;
            }
            SequenceEncoder after = times;
            times = otherTimes;
            otherTimes = after;
        }
        System.arraycopy(all, from, numbers, 0, count);
        times.take(numbers, count);
        if (!fits || times.cost() <= otherTimes.cost()) {
            return false;
        }
        SequenceEncoder own = times;
        times = otherTimes;
        otherTimes = own;
        return true;
    }

    private ValueCoding takeValues(double[] all, int from, int count) {
        ValueCoding scaled = ValueCodings.choose(all, from, count, numbers);
        values.take(numbers, count);
        long cost = values.cost();
        if (cost <= (long) WIDE_BITS * count || scaled instanceof ValueCoding.Bits) {
            return scaled;
        }
        ValueCoding bits = ValueCodings.bits(all, from, count, numbers);
        values.take(numbers, count);
        if (values.cost() <= cost) {
            return bits;
        }
        ValueCodings.choose(all, from, count, numbers);
        values.take(numbers, count);
        return scaled;
    }

    private byte[] frame(int count) {
        int left = times.planes() + values.planes();
        frame.begin(ChunkFormat.VERSION, head.position() + left * count);
        frame.append(head.array(), head.position(), left == 0);
        left = append(times, count, left);
        append(values, count, left);
        return frame.finished();
    }

    /** The highest plane first: the ones that compress best are neighbours of the head. */
    private int append(SequenceEncoder sequence, int count, int planesLeft) {
        int left = planesLeft;
        for (int i = sequence.planes() - 1; i >= 0; i--) {
            sequence.putPlane(i, plane);
            frame.append(plane, count, --left == 0);
        }
        return left;
    }
}
