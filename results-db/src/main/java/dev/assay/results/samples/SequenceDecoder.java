package dev.assay.results.samples;

import java.nio.ByteBuffer;

/** Reads what {@link SequenceEncoder} wrote. Not for use by two threads. */
final class SequenceDecoder {
    private static final Predictor[] PREDICTORS = Predictor.values();

    private final long[] rest = new long[ChunkFormat.MAX_COUNT];
    private final long[] numbers = new long[ChunkFormat.MAX_COUNT];
    private long first;
    private long step;
    private Predictor predictor;
    private int lowBits;
    private int planes;
    private long slope;
    private long center;

    void head(ByteBuffer from) throws CorruptChunkException {
        first = Varints.getSigned(from);
        step = Varints.get(from);
        int code = from.get();
        lowBits = from.get();
        planes = from.get();
        slope = Varints.getSigned(from);
        center = Varints.getSigned(from);
        if (code < 0 || code >= PREDICTORS.length || lowBits < 1 || lowBits > Byte.SIZE) {
            throw new CorruptChunkException("it has a sequence that this version does not know");
        }
        if (planes < 0 || planes > ChunkFormat.MAX_PLANES || ChunkFormat.shift(planes - 1, lowBits) >= Long.SIZE) {
            throw new CorruptChunkException("it has numbers longer than 64 bits");
        }
        predictor = PREDICTORS[code];
    }

    int planes() {
        return planes;
    }

    /** @return the numbers, good until the next call; more may follow behind {@code n} */
    long[] numbers(byte[] content, int from, int n) {
        for (int i = 0; i < n; i++) {
            rest[i] = 0;
        }
        int at = from;
        for (int plane = planes - 1; plane >= 0; plane--) {
            int shift = ChunkFormat.shift(plane, lowBits);
            for (int i = 0; i < n; i++) {
                rest[i] |= (content[at + i] & 0xffL) << shift;
            }
            at += n;
        }
        predictor.restore(rest, n, slope, center, numbers);
        for (int i = 0; i < n; i++) {
            numbers[i] = first + step * numbers[i];
        }
        return numbers;
    }
}
