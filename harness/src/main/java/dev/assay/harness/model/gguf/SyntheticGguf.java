package dev.assay.harness.model.gguf;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A model in a real model's shape whose weights are random numbers. It costs a runtime what the real one costs, in time,
 * memory and energy, because tensors, types and sizes are the same; what it says is noise, so it says nothing about
 * accuracy. The file says so itself: {@code assay.weights = synthetic}.
 *
 * <p>The bytes are a function of name, shape, file type and seed: of no thread, machine or JDK.
 */
public final class SyntheticGguf {
    /** Raised whenever the same shape, type and seed give other bytes than before. */
    public static final int RECIPE = 1;

    /** {@code GGML_QNT_VERSION} of ggml.h: the layout of the quantised blocks. */
    private static final int QUANTIZATION_VERSION = 2;

    private SyntheticGguf() {}

    /** Writes with one thread a processor. */
    public static void write(Path path, String name, Shape shape, FileType type, long seed)
            throws IOException, InterruptedException {
        layout(name, shape, type, seed).write(path, Runtime.getRuntime().availableProcessors());
    }

    /**
     * The file, planned.
     *
     * @param name of the model whose shape it is, such as smollm2-135m
     */
    public static GgufFile layout(String name, Shape shape, FileType type, long seed) {
        GgufWriter writer = new GgufWriter();
        describe(writer, name, shape, type, seed);
        SyntheticTensors.add(writer, shape, type, seed);
        return writer.layout();
    }

    private static void describe(GgufWriter writer, String name, Shape shape, FileType type, long seed) {
        String prefix = shape.architecture().label() + '.';
        writer.text("general.architecture", shape.architecture().label())
                .text("general.name", "synthetic " + name)
                .uint32("general.file_type", type.id())
                .uint32("general.quantization_version", QUANTIZATION_VERSION)
                .uint32(prefix + "block_count", shape.layers())
                .uint32(prefix + "context_length", shape.context())
                .uint32(prefix + "embedding_length", shape.embedding())
                .uint32(prefix + "feed_forward_length", shape.feedForward())
                .uint32(prefix + "attention.head_count", shape.heads())
                .uint32(prefix + "attention.head_count_kv", shape.kvHeads())
                .float32(prefix + "attention.layer_norm_rms_epsilon", (float) shape.normEpsilon())
                .uint32(prefix + "rope.dimension_count", shape.headLength())
                .float32(prefix + "rope.freq_base", (float) shape.ropeBase())
                .uint32(prefix + "vocab_size", shape.vocabulary())
                .text("tokenizer.ggml.model", "no_vocab")
                .text("assay.weights", "synthetic")
                .int64("assay.seed", seed);
    }
}
