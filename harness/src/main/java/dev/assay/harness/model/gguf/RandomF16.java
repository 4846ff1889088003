package dev.assay.harness.model.gguf;

/** Half floats; a unit is four of them, from the four 16-bit parts of one draw. */
record RandomF16(long stream) implements RandomWeights {
    private static final int UNIT_BYTES = 8;
    private static final short[] HALVES = halves();

    @Override
    public int unitBytes() {
        return UNIT_BYTES;
    }

    @Override
    public void fill(byte[] target, long first, int count) {
        long state = SplitMix64.state(stream, first);
        for (int unit = 0; unit < count; unit++) {
            long draw = SplitMix64.mix(state += SplitMix64.GAMMA);
            long halves = HALVES[(int) draw & 0xFFFF] & 0xFFFFL
                    | (HALVES[(int) (draw >>> 16) & 0xFFFF] & 0xFFFFL) << 16
                    | (HALVES[(int) (draw >>> 32) & 0xFFFF] & 0xFFFFL) << 32
                    | (HALVES[(int) (draw >>> 48)] & 0xFFFFL) << 48;
            LONG.set(target, unit * UNIT_BYTES, halves);
        }
    }

    private static short[] halves() {
        double[] normal = NormalQuantiles.table(1 << 16);
        short[] halves = new short[normal.length];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = Float.floatToFloat16((float) (normal[i] * DEVIATION));
        }
        return halves;
    }
}
