package dev.assay.harness.model.gguf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The weights that stored bytes stand for, after dequantize_row_* of ggml-quants.c; written apart from the generator. */
final class Dequantised {
    private Dequantised() {}

    static double[] weights(TensorType type, byte[] bytes) {
        int size = type.blockBytes();
        ByteBuffer all = ByteBuffer.wrap(bytes);
        return IntStream.range(0, bytes.length / size)
                .mapToObj(block -> all.slice(block * size, size).order(ByteOrder.LITTLE_ENDIAN))
                .flatMapToDouble(block -> Arrays.stream(block(type, block)))
                .toArray();
    }

    private static double[] block(TensorType type, ByteBuffer block) {
        return switch (type) {
            case F16 -> new double[] {half(block, 0)};
            case Q8_0 ->
                IntStream.range(0, 32)
                        .mapToDouble(i -> half(block, 0) * block.get(2 + i))
                        .toArray();
            case Q4_0 ->
                IntStream.range(0, 32)
                        .mapToDouble(i -> half(block, 0) * ((block.get(2 + i % 16) >> 4 * (i / 16) & 15) - 8))
                        .toArray();
            case Q6_K ->
                IntStream.range(0, 256).mapToDouble(i -> sixBit(block, i)).toArray();
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private static double sixBit(ByteBuffer block, int i) {
        int half = i / 128;
        int quarter = i % 128 / 32;
        int column = i % 32;
        int low = block.get(64 * half + 32 * (quarter % 2) + column) >> 4 * (quarter / 2) & 15;
        int high = block.get(128 + 32 * half + column) >> 2 * quarter & 3;
        return half(block, 208) * block.get(192 + i / 16) * ((low | high << 4) - 32);
    }

    private static double half(ByteBuffer block, int at) {
        return Float.float16ToFloat(block.getShort(at));
    }
}
