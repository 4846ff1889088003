package dev.assay.results.samples;

import java.nio.ByteBuffer;

/** Whole numbers of 1 to 10 bytes: seven bits a byte, the lowest first, the top bit set on all but the last. */
final class Varints {
    private static final int BITS = 7;
    private static final int MORE = 0x80;

    private Varints() {}

    static void put(ByteBuffer to, long value) {
        long rest = value;
        while ((rest & -MORE) != 0) {
            to.put((byte) (rest | MORE));
            rest >>>= BITS;
        }
        to.put((byte) rest);
    }

    /** A signed number, small where it is near 0. */
    static void putSigned(ByteBuffer to, long value) {
        put(to, zigzag(value));
    }

    /** @throws CorruptChunkException when it is longer than a long */
    static long get(ByteBuffer from) throws CorruptChunkException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += BITS) {
            byte next = from.get();
            value |= (long) (next & (MORE - 1)) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new CorruptChunkException("a number in it does not end");
    }

    static long getSigned(ByteBuffer from) throws CorruptChunkException {
        return unzigzag(get(from));
    }

    /** 0, -1, 1, -2... as 0, 1, 2, 3... */
    static long zigzag(long value) {
        return (value << 1) ^ (value >> (Long.SIZE - 1));
    }

    static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }
}
