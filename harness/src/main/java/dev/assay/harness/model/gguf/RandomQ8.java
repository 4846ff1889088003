package dev.assay.harness.model.gguf;

/**
 * Q8_0: blocks of 32 weights, a half-float scale and 32 signed bytes; weight = scale x byte. A unit is a block, of nine
 * draws: eight for the bytes (16 bits each), one for the scale, 2^-12 (1 + m/1024), whose mean is 3.7e-4.
 */
record RandomQ8(long stream) implements RandomWeights {
    private static final int DRAWS = 9;
    private static final int BLOCK = TensorType.Q8_0.blockBytes();
    /** 2^-12 as a half float with an empty mantissa. */
    private static final int SCALE = 3 << 10;
    /** Mean scale x 54.6 steps = 0.02. */
    private static final byte[] QUANTS = RandomWeights.quants(1 << 16, DEVIATION / (1.5 / (1 << 12)), -127, 127);

    @Override
    public int unitBytes() {
        return BLOCK;
    }

    @Override
    public void fill(byte[] target, long first, int count) {
        long state = SplitMix64.state(stream, first * DRAWS);
        int at = 0;
        for (int unit = 0; unit < count; unit++) {
            long scale = SplitMix64.mix(state += SplitMix64.GAMMA);
            SHORT.set(target, at, (short) (SCALE | scale & 0x3FF));
            at += Short.BYTES;
            for (int part = 0; part < 8; part++, at += 4) {
                long draw = SplitMix64.mix(state += SplitMix64.GAMMA);
                target[at] = QUANTS[(int) draw & 0xFFFF];
                target[at + 1] = QUANTS[(int) (draw >>> 16) & 0xFFFF];
                target[at + 2] = QUANTS[(int) (draw >>> 32) & 0xFFFF];
                target[at + 3] = QUANTS[(int) (draw >>> 48)];
            }
        }
    }
}
