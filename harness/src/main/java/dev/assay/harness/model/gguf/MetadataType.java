package dev.assay.harness.model.gguf;

import java.util.Optional;

/** Types of metadata values; the ordinal is the id in the file. */
public enum MetadataType {
    UINT8(1),
    INT8(1),
    UINT16(2),
    INT16(2),
    UINT32(4),
    INT32(4),
    FLOAT32(4),
    BOOL(1),
    STRING(0),
    ARRAY(0),
    UINT64(8),
    INT64(8),
    FLOAT64(8);

    private final int bytes;

    MetadataType(int bytes) {
        this.bytes = bytes;
    }

    static Optional<MetadataType> ofId(int id) {
        return id >= 0 && id < values().length ? Optional.of(values()[id]) : Optional.empty();
    }

    int id() {
        return ordinal();
    }

    /** Bytes of a value; 0 where a value says its own length. */
    int bytes() {
        return bytes;
    }
}
