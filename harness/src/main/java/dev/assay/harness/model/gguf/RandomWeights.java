package dev.assay.harness.model.gguf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Random weights, about normal with mean 0 and standard deviation {@link #DEVIATION}, in the layout of a tensor type. A
 * unit takes a fixed number of 64-bit draws from its tensor's stream ({@link SplitMix64}), whose bits pick entries of
 * {@link NormalQuantiles}; the bytes are therefore as incompressible as trained weights are.
 *
 * <p>In the quantised types the quants are drawn, not computed from weights: a block's greatest quant need not be the
 * type's extreme, and the scale of a block is drawn uniformly within a factor of two. Kernels do the same work on it.
 */
sealed interface RandomWeights extends TensorContent permits RandomF16, RandomQ4, RandomQ6K, RandomQ8 {
    /** Standard deviation of a weight: that of a usual initialisation, which keeps activations finite. */
    double DEVIATION = 0.02;

    VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** @throws IllegalArgumentException for a type that no file type here uses */
    static RandomWeights of(TensorType type, long stream) {
        return switch (type) {
            case F16 -> new RandomF16(stream);
            case Q4_0 -> new RandomQ4(stream);
            case Q8_0 -> new RandomQ8(stream);
            case Q6_K -> new RandomQ6K(stream);
            default -> throw new IllegalArgumentException("no random weights of type " + type);
        };
    }

    /**
     * Equally likely quants: {@code n} normal quantiles scaled to the deviation, rounded and cut to the range.
     *
     * @param deviation of the quants, in steps
     */
    static byte[] quants(int n, double deviation, int least, int greatest) {
        double[] normal = NormalQuantiles.table(n);
        byte[] quants = new byte[n];
        for (int i = 0; i < n; i++) {
            quants[i] = (byte) Math.clamp(Math.round(normal[i] * deviation), least, greatest);
        }
        return quants;
    }
}
