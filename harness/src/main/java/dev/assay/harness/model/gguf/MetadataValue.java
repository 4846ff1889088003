package dev.assay.harness.model.gguf;

/** What a header says about one key. */
public sealed interface MetadataValue {
    /** An integer of any of the eight types; an unsigned 64-bit one above 2^63 - 1 reads as negative. */
    record Whole(long value) implements MetadataValue {}

    record Real(double value) implements MetadataValue {}

    record Flag(boolean value) implements MetadataValue {}

    record Text(String value) implements MetadataValue {}

    /**
     * A value that was passed over, not kept: an array (a vocabulary, mostly), or a very long text.
     *
     * @param type of the elements; STRING for a text
     * @param count of elements of an array; of bytes of a text
     */
    record Omitted(MetadataType type, long count) implements MetadataValue {}
}
