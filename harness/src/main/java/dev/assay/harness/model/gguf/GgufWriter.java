package dev.assay.harness.model.gguf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes GGUF version 3, little-endian, data aligned to {@value #ALIGNMENT} bytes. Collect metadata and tensors, then
 * {@link #layout()} gives the file's plan, which {@link GgufFile#write} turns into bytes. Not for use by two threads.
 */
public final class GgufWriter {
    static final int ALIGNMENT = 32;

    private static final int VERSION = 3;

    private final ByteArrayOutputStream metadata = new ByteArrayOutputStream();
    private final List<Tensor> tensors = new ArrayList<>();
    private long entries;

    private record Tensor(String name, TensorType type, long[] dimensions, TensorContent content) {
        long bytes() {
            long elements = 1;
            for (long dimension : dimensions) {
                elements = Math.multiplyExact(elements, dimension);
            }
            return type.bytes(elements);
        }
    }

    public GgufWriter text(String key, String value) {
        entry(key, MetadataType.STRING);
        string(metadata, value);
        return this;
    }

    /** @param value 0 to 2^32 - 1 */
    public GgufWriter uint32(String key, long value) {
        if (value < 0 || value > 0xFFFFFFFFL) {
            throw new IllegalArgumentException(key + " does not fit 32 bits: " + value);
        }
        entry(key, MetadataType.UINT32);
        uint32(metadata, (int) value);
        return this;
    }

    public GgufWriter int64(String key, long value) {
        entry(key, MetadataType.INT64);
        uint64(metadata, value);
        return this;
    }

    public GgufWriter float32(String key, float value) {
        entry(key, MetadataType.FLOAT32);
        uint32(metadata, Float.floatToRawIntBits(value));
        return this;
    }

    /**
     * @param dimensions the row's length first, as ggml counts
     * @throws IllegalArgumentException where the row is not whole blocks, or the content's units do not fill the tensor
     */
    public GgufWriter tensor(String name, TensorType type, TensorContent content, long... dimensions) {
        Tensor tensor = new Tensor(name, type, dimensions.clone(), content);
        if (dimensions[0] % type.blockElements() != 0 || tensor.bytes() % content.unitBytes() != 0) {
            throw new IllegalArgumentException(
                    name + ": a row of " + dimensions[0] + " is not whole blocks of " + type);
        }
        tensors.add(tensor);
        return this;
    }

    /** Header and places of the data. */
    public GgufFile layout() {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes("GGUF".getBytes(UTF_8));
        uint32(header, VERSION);
        uint64(header, tensors.size());
        uint64(header, entries);
        header.writeBytes(metadata.toByteArray());
        long offset = 0;
        for (Tensor tensor : tensors) {
            string(header, tensor.name());
            uint32(header, tensor.dimensions().length);
            for (long dimension : tensor.dimensions()) {
                uint64(header, dimension);
            }
            uint32(header, tensor.type().id());
            uint64(header, offset);
            offset = aligned(offset + tensor.bytes());
        }
        header.writeBytes(new byte[(int) (aligned(header.size()) - header.size())]);
        return new GgufFile(header.toByteArray(), placed(header.size()), header.size() + offset);
    }

    private List<GgufFile.Placed> placed(long start) {
        List<GgufFile.Placed> placed = new ArrayList<>();
        long offset = start;
        for (Tensor tensor : tensors) {
            placed.add(new GgufFile.Placed(offset, tensor.bytes(), tensor.content()));
            offset = aligned(offset + tensor.bytes());
        }
        return placed;
    }

    private void entry(String key, MetadataType type) {
        string(metadata, key);
        uint32(metadata, type.id());
        entries++;
    }

    private static long aligned(long offset) {
        return Math.ceilDiv(offset, ALIGNMENT) * ALIGNMENT;
    }

    private static void string(ByteArrayOutputStream out, String value) {
        byte[] octets = value.getBytes(UTF_8);
        uint64(out, octets.length);
        out.writeBytes(octets);
    }

    private static void uint32(ByteArrayOutputStream out, int value) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    private static void uint64(ByteArrayOutputStream out, long value) {
        out.writeBytes(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array());
    }
}
