package dev.assay.harness.model.gguf;

/**
 * Q4_0: blocks of 32 weights, a half-float scale and 16 bytes of two nibbles; weight = scale x (nibble - 8). A unit is a
 * block, of five draws: one for the scale, 2^-8 (1 + m/1024), whose mean is 5.9e-3, four for the nibbles (8 bits each).
 */
record RandomQ4(long stream) implements RandomWeights {
    private static final int DRAWS = 5;
    private static final int BLOCK = TensorType.Q4_0.blockBytes();
    /** 2^-8 as a half float with an empty mantissa. */
    private static final int SCALE = 7 << 10;

    private static final byte[] PAIRS = pairs();

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
            for (int part = 0; part < 4; part++, at += 4) {
                long draw = SplitMix64.mix(state += SplitMix64.GAMMA);
                target[at] = PAIRS[(int) draw & 0xFFFF];
                target[at + 1] = PAIRS[(int) (draw >>> 16) & 0xFFFF];
                target[at + 2] = PAIRS[(int) (draw >>> 32) & 0xFFFF];
                target[at + 3] = PAIRS[(int) (draw >>> 48)];
            }
        }
    }

    /** Two nibbles from two bytes: the low byte picks the low nibble. */
    private static byte[] pairs() {
        byte[] quants = RandomWeights.quants(1 << 8, DEVIATION / (1.5 / (1 << 8)), -8, 7);
        byte[] pairs = new byte[1 << 16];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (byte) (quants[i & 0xFF] + 8 | quants[i >>> 8] + 8 << 4);
        }
        return pairs;
    }
}
