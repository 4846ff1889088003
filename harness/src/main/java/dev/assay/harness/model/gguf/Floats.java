package dev.assay.harness.model.gguf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Given numbers as F32: the norms, biases and factors, which llama.cpp never quantises. */
record Floats(float[] values) implements TensorContent {
    static Floats constant(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return new Floats(values);
    }

    @Override
    public int unitBytes() {
        return Float.BYTES;
    }

    @Override
    public void fill(byte[] target, long first, int count) {
        ByteBuffer.wrap(target)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .put(values, Math.toIntExact(first), count);
    }
}
