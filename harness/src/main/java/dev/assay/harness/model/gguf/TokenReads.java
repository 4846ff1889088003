package dev.assay.harness.model.gguf;

import dev.assay.collectors.metric.TokenBytes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a GGUF model reads of memory for a token, from its header. Of the weights every tensor counts but tables of which a
 * token takes one row (the token embedding, unless it is the output matrix too, and its like), and of experts the share that
 * is used. The cache is taken to be in f16, llama.cpp's default, and read over all earlier positions: a sliding window reads
 * less.
 */
public final class TokenReads {
    private static final String EMBEDDING = "token_embd.weight";
    private static final String OUTPUT = "output.weight";
    private static final Set<String> ROWS =
            Set.of("position_embd.weight", "token_types.weight", "per_layer_token_embd.weight");
    private static final int F16_BYTES = 2;

    private final GgufHeader header;

    private TokenReads(GgufHeader header) {
        this.header = header;
    }

    /** Empty where a tensor's type is unknown, or the width of the cache is told neither by tensors nor by metadata. */
    public static Optional<TokenBytes> of(GgufHeader header) {
        TokenReads reads = new TokenReads(header);
        if (header.tensors().isEmpty()
                || header.tensors().stream().anyMatch(tensor -> tensor.type().isEmpty())) {
            return Optional.empty();
        }
        return reads.cache().map(reads::total);
    }

    private TokenBytes total(long cacheBytes) {
        boolean tied = named(OUTPUT).isEmpty();
        double weights = header.tensors().stream()
                .filter(tensor ->
                        !ROWS.contains(tensor.name()) && (tied || !tensor.name().equals(EMBEDDING)))
                .mapToDouble(tensor -> bytes(tensor) * share(tensor))
                .sum();
        return new TokenBytes(
                Math.round(weights),
                cacheBytes,
                (tied ? "all weights" : "all weights but the token embedding")
                        + (experts() < 1 ? ", of experts those used," : "") + " + f16 cache at the mean depth");
    }

    /** Elements of keys and values that one position adds, in bytes. */
    private Optional<Long> cache() {
        List<TensorInfo> projections = header.tensors().stream()
                .filter(tensor -> tensor.name().endsWith(".attn_k.weight")
                        || tensor.name().endsWith(".attn_v.weight"))
                .toList();
        if (!projections.isEmpty()) {
            return Optional.of(projections.stream()
                    .mapToLong(tensor -> F16_BYTES * tensor.dimensions().getLast())
                    .sum());
        }
        Optional<Long> layers = number("block_count");
        Optional<Long> heads = number("attention.head_count");
        Optional<Long> kvHeads = number("attention.head_count_kv").or(() -> heads);
        Optional<Long> length = number("attention.key_length")
                .or(() -> number("embedding_length").flatMap(width -> heads.map(count -> width / count)));
        Optional<Long> valueLength = number("attention.value_length").or(() -> length);
        if (layers.isEmpty() || kvHeads.isEmpty() || length.isEmpty() || valueLength.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(F16_BYTES * layers.get() * kvHeads.get() * (length.get() + valueLength.get()));
    }

    private double share(TensorInfo tensor) {
        return tensor.name().contains("_exps.") ? experts() : 1;
    }

    /** Of all experts those that a token uses; 1 where there are none. */
    private double experts() {
        long all = number("expert_count").orElse(0L);
        long used = number("expert_used_count").orElse(all);
        return all > 0 && used > 0 && used < all ? (double) used / all : 1;
    }

    private Optional<TensorInfo> named(String name) {
        return header.tensors().stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst();
    }

    private static double bytes(TensorInfo tensor) {
        long elements = 1;
        for (long dimension : tensor.dimensions()) {
            elements *= dimension;
        }
        return tensor.type().orElseThrow().bytes(elements);
    }

    private Optional<Long> number(String key) {
        return header.text("general.architecture")
                .map(architecture -> header.metadata().get(architecture + "." + key))
                .filter(MetadataValue.Whole.class::isInstance)
                .map(value -> ((MetadataValue.Whole) value).value());
    }
}
