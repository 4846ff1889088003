package dev.assay.harness.model.gguf;

import java.util.List;
import java.util.Optional;

/**
 * A tensor, as the header describes it.
 *
 * @param dimensions the row's length first; at most four
 * @param typeId as in ggml.h
 * @param offset bytes from the start of the data section
 */
public record TensorInfo(String name, List<Long> dimensions, int typeId, long offset) {
    public TensorInfo {
        dimensions = List.copyOf(dimensions);
    }

    /** Empty where {@link TensorType} does not know the id; the tensor's size is unknown then. */
    public Optional<TensorType> type() {
        return TensorType.ofId(typeId);
    }
}
