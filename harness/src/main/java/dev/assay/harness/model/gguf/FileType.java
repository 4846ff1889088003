package dev.assay.harness.model.gguf;

/**
 * A model's quantisation, in llama.cpp's words its file type ({@code general.file_type}): the type of most tensors, and
 * the rule by which some get another.
 */
public enum FileType {
    F16(1, TensorType.F16),
    Q8_0(7, TensorType.Q8_0),
    Q4_0(2, TensorType.Q4_0);

    private final int id;
    private final TensorType most;

    FileType(int id, TensorType most) {
        this.id = id;
        this.most = most;
    }

    /** {@code LLAMA_FTYPE_MOSTLY_*} of llama.h. */
    public int id() {
        return id;
    }

    /** The type of a weight matrix inside a layer, and of the token embedding where it is not the output as well. */
    public TensorType weight() {
        return most;
    }

    /**
     * The type of the matrix that makes the logits: {@code output.weight}, or the token embedding where the two are one.
     * A quantised file keeps it at more bits: Q6_K, or Q8_0 where the row is no multiple of Q6_K's block. Source:
     * {@code llama_tensor_get_type_impl} and {@code tensor_type_fallback} in llama.cpp's src/llama-quant.cpp.
     *
     * @param row elements of a row, a multiple of 32
     */
    public TensorType output(int row) {
        if (this != Q4_0) {
            return most;
        }
        return row % TensorType.Q6_K.blockElements() == 0 ? TensorType.Q6_K : TensorType.Q8_0;
    }
}
