package dev.assay.results.samples;

/** What writer and reader of a chunk agree on; docs/formats/database.md. */
final class ChunkFormat {
    /** The first byte of a chunk; a reader refuses others. */
    static final byte VERSION = 1;

    static final int MAX_COUNT = 4096;

    /** Of a sequence: one plane of low bits and eight bits in each of the others. */
    static final int MAX_PLANES = 9;

    /** More room than the head of a chunk takes. */
    static final int MAX_HEAD = 32 + 2 * SequenceEncoder.MAX_HEAD;

    static final int MAX_CONTENT = MAX_HEAD + 2 * MAX_PLANES * MAX_COUNT;

    /** How far beyond its mean length in bits a number of a bell-shaped crowd reaches: all but 1 in 1000. */
    static final int SPREAD_BITS = 2;

    /** How the times are meant. */
    static final byte OWN_TIMES = 0;

    static final byte TIMES_AFTER_REFERENCE = 1;

    private ChunkFormat() {}

    static int shift(int plane, int lowBits) {
        return plane == 0 ? 0 : lowBits + Byte.SIZE * (plane - 1);
    }

    /** How many planes numbers of so many bits take; 0 when all are 0. */
    static int planes(int bits, int lowBits) {
        return bits == 0 ? 0 : 1 + Math.max(0, Math.ceilDiv(bits - lowBits, Byte.SIZE));
    }
}
