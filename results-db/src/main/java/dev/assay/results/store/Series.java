package dev.assay.results.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.List;
import java.util.stream.IntStream;

/** The numbers of a distribution as the database keeps them: 64-bit IEEE 754, little-endian, in the order measured. */
final class Series {
    private Series() {}

    static byte[] bytes(List<Double> values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        values.forEach(buffer::putDouble);
        return buffer.array();
    }

    static List<Double> values(byte[] bytes) {
        DoubleBuffer buffer =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
        return IntStream.range(0, buffer.limit()).mapToObj(buffer::get).toList();
    }
}
