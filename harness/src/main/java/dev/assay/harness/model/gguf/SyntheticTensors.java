package dev.assay.harness.model.gguf;

/**
 * The tensors of a shape, under the names of llama.cpp's src/llama-arch.cpp. One-dimensional tensors are F32 in every
 * file type ({@code tensor_allows_quantization} of src/llama-quant.cpp).
 */
final class SyntheticTensors {
    private final GgufWriter writer;
    private final Shape shape;
    private final FileType type;
    private final long seed;

    private SyntheticTensors(GgufWriter writer, Shape shape, FileType type, long seed) {
        this.writer = writer;
        this.shape = shape;
        this.type = type;
        this.seed = seed;
    }

    static void add(GgufWriter writer, Shape shape, FileType type, long seed) {
        SyntheticTensors tensors = new SyntheticTensors(writer, shape, type, seed);
        tensors.embedding();
        for (int layer = 0; layer < shape.layers(); layer++) {
            tensors.attention("blk." + layer + '.');
            tensors.feedForward("blk." + layer + '.');
        }
        tensors.output();
    }

    private void embedding() {
        shape.ropeScaling().ifPresent(scaling -> {
            float[] factors = scaling.factors(shape.ropeBase(), shape.headLength());
            writer.tensor("rope_freqs.weight", TensorType.F32, new Floats(factors), factors.length);
        });
        TensorType stored = shape.tiedEmbeddings() ? type.output(shape.embedding()) : type.weight();
        matrix("token_embd.weight", stored, shape.embedding(), shape.vocabulary());
    }

    private void attention(String block) {
        int width = shape.embedding();
        int kvWidth = shape.kvWidth();
        constant(block + "attn_norm.weight", width, 1);
        weight(block + "attn_q.weight", width, width);
        weight(block + "attn_k.weight", width, kvWidth);
        weight(block + "attn_v.weight", width, kvWidth);
        weight(block + "attn_output.weight", width, width);
        if (shape.architecture().attentionBias()) {
            constant(block + "attn_q.bias", width, 0);
            constant(block + "attn_k.bias", kvWidth, 0);
            constant(block + "attn_v.bias", kvWidth, 0);
        }
    }

    private void feedForward(String block) {
        constant(block + "ffn_norm.weight", shape.embedding(), 1);
        weight(block + "ffn_gate.weight", shape.embedding(), shape.feedForward());
        weight(block + "ffn_up.weight", shape.embedding(), shape.feedForward());
        weight(block + "ffn_down.weight", shape.feedForward(), shape.embedding());
    }

    private void output() {
        constant("output_norm.weight", shape.embedding(), 1);
        if (!shape.tiedEmbeddings()) {
            matrix("output.weight", type.output(shape.embedding()), shape.embedding(), shape.vocabulary());
        }
    }

    private void weight(String name, int row, int rows) {
        matrix(name, type.weight(), row, rows);
    }

    private void matrix(String name, TensorType stored, int row, int rows) {
        writer.tensor(name, stored, RandomWeights.of(stored, SplitMix64.stream(seed, name)), row, rows);
    }

    private void constant(String name, int length, float value) {
        writer.tensor(name, TensorType.F32, Floats.constant(length, value), length);
    }
}
