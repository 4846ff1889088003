package dev.assay.harness.model.gguf;

import dev.assay.harness.model.gguf.MetadataValue.Flag;
import dev.assay.harness.model.gguf.MetadataValue.Omitted;
import dev.assay.harness.model.gguf.MetadataValue.Real;
import dev.assay.harness.model.gguf.MetadataValue.Text;
import dev.assay.harness.model.gguf.MetadataValue.Whole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One pass over a header. As strict as llama.cpp's own reader, except that it passes over types newer than itself. */
final class GgufHeaderReader {
    private static final int MAGIC = 'G' | 'G' << 8 | 'U' << 16 | 'F' << 24;
    private static final int DEFAULT_ALIGNMENT = 32;
    private static final int MAX_DIMENSIONS = 4;
    /** Far above the largest mixture of experts; bounds the memory that a hostile header can claim. */
    private static final int MAX_ENTRIES = 1 << 16;
    /** Longer texts (an embedded tokenizer, a licence) are passed over. */
    private static final int MAX_TEXT = 1 << 16;

    private static final int LEAST_ENTRY_BYTES = Long.BYTES + 1 + Integer.BYTES + 1;
    private static final int LEAST_TENSOR_BYTES = Long.BYTES + Integer.BYTES + Integer.BYTES + Long.BYTES;

    private final HeaderInput in;

    GgufHeaderReader(HeaderInput in) {
        this.in = in;
    }

    GgufHeader read() throws IOException, MalformedGgufException {
        if (in.fileBytes() < Integer.BYTES || in.int32() != MAGIC) {
            throw in.malformed(
                    "it does not begin with GGUF: it is of another format, or an error page saved as a model");
        }
        int version = in.int32();
        if (version != 2 && version != 3) {
            throw in.malformed(
                    (version & 0xFFFF) == 0
                            ? "it is a big-endian GGUF file, which no phone or board here reads"
                            : "its GGUF version is " + Integer.toUnsignedString(version) + ", where 2 or 3 is known");
        }
        long tensorCount = bounded(in.count("tensors", LEAST_TENSOR_BYTES), "tensors");
        long entryCount = bounded(in.count("metadata entries", LEAST_ENTRY_BYTES), "metadata entries");
        Map<String, MetadataValue> metadata = metadata(entryCount);
        List<TensorInfo> tensors = tensors(tensorCount);
        int alignment = alignment(metadata);
        long dataOffset = Math.ceilDiv(in.position(), alignment) * alignment;
        for (TensorInfo tensor : tensors) {
            checkPlace(tensor, dataOffset, alignment);
        }
        return new GgufHeader(version, Collections.unmodifiableMap(metadata), tensors, dataOffset, in.fileBytes());
    }

    private Map<String, MetadataValue> metadata(long count) throws IOException, MalformedGgufException {
        Map<String, MetadataValue> metadata = new LinkedHashMap<>();
        for (long i = 0; i < count; i++) {
            String key = in.text(in.count("bytes of a key", 1));
            if (key.isEmpty() || metadata.putIfAbsent(key, value(type(), key)) != null) {
                throw in.malformed(
                        key.isEmpty() ? "a metadata key is empty" : "the metadata key " + key + " comes twice");
            }
        }
        return metadata;
    }

    private MetadataValue value(MetadataType type, String key) throws IOException, MalformedGgufException {
        return switch (type) {
            case UINT8 -> new Whole(in.octet() & 0xFF);
            case INT8 -> new Whole(in.octet());
            case UINT16 -> new Whole(in.int16() & 0xFFFF);
            case INT16 -> new Whole(in.int16());
            case UINT32 -> new Whole(Integer.toUnsignedLong(in.int32()));
            case INT32 -> new Whole(in.int32());
            case UINT64, INT64 -> new Whole(in.int64());
            case FLOAT32 -> new Real(Float.intBitsToFloat(in.int32()));
            case FLOAT64 -> new Real(Double.longBitsToDouble(in.int64()));
            case BOOL -> new Flag(in.octet() != 0);
            case STRING -> text();
            case ARRAY -> array(key);
        };
    }

    private MetadataValue text() throws IOException, MalformedGgufException {
        long length = in.count("bytes of text", 1);
        if (length <= MAX_TEXT) {
            return new Text(in.text(length));
        }
        in.skip(length);
        return new Omitted(MetadataType.STRING, length);
    }

    private MetadataValue array(String key) throws IOException, MalformedGgufException {
        MetadataType element = type();
        if (element == MetadataType.ARRAY) {
            throw in.malformed("the metadata key " + key + " holds an array of arrays, which no runtime reads");
        }
        boolean texts = element == MetadataType.STRING;
        long count = in.count("elements of " + key, texts ? Long.BYTES : element.bytes());
        if (texts) {
            for (long i = 0; i < count; i++) {
                in.skip(in.count("bytes of text", 1));
            }
        } else {
            in.skip(count * element.bytes());
        }
        return new Omitted(element, count);
    }

    private MetadataType type() throws IOException, MalformedGgufException {
        int id = in.int32();
        return MetadataType.ofId(id)
                .orElseThrow(
                        () -> in.malformed("a metadata type is " + Integer.toUnsignedString(id) + ", which is none"));
    }

    private List<TensorInfo> tensors(long count) throws IOException, MalformedGgufException {
        List<TensorInfo> tensors = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (long i = 0; i < count; i++) {
            String name = in.text(in.count("bytes of a tensor's name", 1));
            if (!names.add(name)) {
                throw in.malformed("the tensor " + name + " comes twice");
            }
            int dimensions = in.int32();
            if (dimensions < 0 || dimensions > MAX_DIMENSIONS) {
                throw in.malformed(
                        "the tensor " + name + " has " + Integer.toUnsignedString(dimensions) + " dimensions");
            }
            List<Long> lengths = new ArrayList<>();
            for (int dimension = 0; dimension < dimensions; dimension++) {
                lengths.add(in.int64());
            }
            tensors.add(new TensorInfo(name, lengths, in.int32(), in.int64()));
        }
        return tensors;
    }

    private int alignment(Map<String, MetadataValue> metadata) throws MalformedGgufException {
        return switch (metadata.get("general.alignment")) {
            case null -> DEFAULT_ALIGNMENT;
            case Whole(long value) when value > 0 && value <= 1 << 30 && Long.bitCount(value) == 1 -> (int) value;
            default -> throw in.malformed("general.alignment is no power of two");
        };
    }

    private void checkPlace(TensorInfo tensor, long dataOffset, int alignment) throws MalformedGgufException {
        long room = in.fileBytes() - dataOffset;
        long offset = tensor.offset();
        if (offset < 0 || offset % alignment != 0) {
            throw in.malformed("the tensor " + tensor.name() + " lies at " + Long.toUnsignedString(offset)
                    + ", which is no multiple of " + alignment);
        }
        // Where the type is unknown so is the size; its start at least must lie in the file.
        long bytes = tensor.type().isPresent() ? bytes(tensor, tensor.type().get()) : 0;
        if (offset > room || bytes > room - offset) {
            throw in.malformed("the file is cut short: the tensor " + tensor.name() + " of " + bytes + " bytes begins "
                    + offset + " bytes into the data, of which " + Math.max(room, 0) + " are here");
        }
    }

    private long bytes(TensorInfo tensor, TensorType type) throws MalformedGgufException {
        long row = tensor.dimensions().isEmpty() ? 1 : tensor.dimensions().getFirst();
        if (row % type.blockElements() != 0) {
            throw in.malformed("the tensor " + tensor.name() + " has rows of " + row + ", not whole blocks of " + type);
        }
        try {
            long elements = 1;
            for (long dimension : tensor.dimensions()) {
                if (dimension < 0) {
                    throw in.malformed("the tensor " + tensor.name() + " has a negative dimension");
                }
                elements = Math.multiplyExact(elements, dimension);
            }
            return type.bytes(elements);
        } catch (ArithmeticException _) {
            throw in.malformed("the tensor " + tensor.name() + " has more bytes than a file can hold");
        }
    }

    private long bounded(long count, String of) throws MalformedGgufException {
        if (count > MAX_ENTRIES) {
            throw in.malformed("it announces " + count + " " + of + ", more than any model has");
        }
        return count;
    }
}
