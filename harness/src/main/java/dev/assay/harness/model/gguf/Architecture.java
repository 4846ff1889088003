package dev.assay.harness.model.gguf;

import com.fasterxml.jackson.annotation.JsonValue;

/** The graphs that a synthetic model can have. */
public enum Architecture {
    LLAMA("llama", false),
    /** As llama, with a bias on the query, key and value projections. */
    QWEN2("qwen2", true);

    private final String label;
    private final boolean attentionBias;

    Architecture(String label, boolean attentionBias) {
        this.label = label;
        this.attentionBias = attentionBias;
    }

    /** As in {@code general.architecture}. */
    @JsonValue
    public String label() {
        return label;
    }

    public boolean attentionBias() {
        return attentionBias;
    }
}
