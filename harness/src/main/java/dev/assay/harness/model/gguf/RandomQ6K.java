package dev.assay.harness.model.gguf;

/**
 * Q6_K: blocks of 256 weights: 128 bytes of low nibbles, 64 bytes of high bit pairs, 16 signed scales, a half-float
 * scale of the scales; weight = scale x scales[i / 16] x (quant - 32). A unit is a block, of 35 draws: one for the scale,
 * (192 + m) 2^-24 with m below 128 (subnormal, as in trained models), two for the scales (64 to 127), 32 for the quants
 * (8 bits each).
 */
record RandomQ6K(long stream) implements RandomWeights {
    private static final int DRAWS = 35;
    private static final int BLOCK = TensorType.Q6_K.blockBytes();
    private static final int HIGH_BITS = 128;
    private static final int SCALES = 192;
    private static final int SCALE = 208;
    private static final double MEAN_SCALE = 255.5 / (1 << 24) * 95.5;
    private static final byte[] QUANTS = biased();

    @Override
    public int unitBytes() {
        return BLOCK;
    }

    @Override
    public void fill(byte[] target, long first, int count) {
        long state = SplitMix64.state(stream, first * DRAWS);
        for (int unit = 0; unit < count; unit++) {
            int at = unit * BLOCK;
            long scale = SplitMix64.mix(state += SplitMix64.GAMMA);
            SHORT.set(target, at + SCALE, (short) (192 + (scale & 127)));
            for (int half = 0; half < 2; half++) {
                long scales = SplitMix64.mix(state += SplitMix64.GAMMA);
                LONG.set(target, at + SCALES + 8 * half, scales & 0x3F3F3F3F3F3F3F3FL | 0x4040404040404040L);
            }
            for (int half = 0; half < 2; half++) {
                for (int column = 0; column < 32; column += 2) {
                    long draw = SplitMix64.mix(state += SplitMix64.GAMMA);
                    pack(target, at, half, column, (int) draw);
                    pack(target, at, half, column + 1, (int) (draw >>> 32));
                }
            }
        }
    }

    /** Four quants, 32 weights apart, in a column of one half of the block: dequantize_row_q6_K of ggml-quants.c. */
    private static void pack(byte[] target, int at, int half, int column, int bits) {
        int q1 = QUANTS[bits & 0xFF];
        int q2 = QUANTS[bits >>> 8 & 0xFF];
        int q3 = QUANTS[bits >>> 16 & 0xFF];
        int q4 = QUANTS[bits >>> 24];
        int low = at + 64 * half + column;
        target[low] = (byte) (q1 & 15 | (q3 & 15) << 4);
        target[low + 32] = (byte) (q2 & 15 | (q4 & 15) << 4);
        target[at + HIGH_BITS + 32 * half + column] = (byte) (q1 >> 4 | q2 >> 4 << 2 | q3 >> 4 << 4 | q4 >> 4 << 6);
    }

    private static byte[] biased() {
        byte[] quants = RandomWeights.quants(1 << 8, DEVIATION / MEAN_SCALE, -32, 31);
        for (int i = 0; i < quants.length; i++) {
            quants[i] += 32;
        }
        return quants;
    }
}
