package dev.assay.harness.model.gguf;

/** The bytes of one tensor, to be had in any order and from any thread. */
public interface TensorContent {
    /** Bytes of a unit: the smallest part that can be made by itself. Divides the tensor's size. */
    int unitBytes();

    /**
     * Writes units {@code [first, first + count)} to the start of the target. Called from several threads at once.
     *
     * @param target at least {@code count * unitBytes()} long
     */
    void fill(byte[] target, long first, int count);
}
