package dev.assay.harness.model.gguf;

import java.util.Optional;

/** Shapes small enough to be written a hundred times in a test. */
final class Shapes {
    /** Rows of 64: the tied embedding of Q4_0 falls back to Q8_0. */
    static final Shape NARROW = llama(64, true, Optional.empty());
    /** Rows of 256: the output of Q4_0 is Q6_K. */
    static final Shape UNTIED = llama(256, false, Optional.empty());

    static final Shape SCALED = llama(64, true, Optional.of(new RopeScaling(32, 1, 4, 8192)));
    /** Rows of 256, biases, and data of more than one chunk of the writer. */
    static final Shape WIDE =
            new Shape(Architecture.QWEN2, 1, 256, 1024, 4, 2, 8000, 1_000_000, 1e-6, 128, true, Optional.empty());

    private Shapes() {}

    private static Shape llama(int embedding, boolean tied, Optional<RopeScaling> scaling) {
        return new Shape(Architecture.LLAMA, 2, embedding, 2 * embedding, 4, 2, 96, 10_000, 1e-5, 128, tied, scaling);
    }
}
