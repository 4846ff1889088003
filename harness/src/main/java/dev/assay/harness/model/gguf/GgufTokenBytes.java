package dev.assay.harness.model.gguf;

import dev.assay.collectors.metric.TokenBytes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a llama.cpp model must read of memory to decode a token, from its header. All weights count but those of which a token
 * needs a part: the embedding table, where the output has a matrix of its own, gives one row; of experts as many are read as
 * are used. Source: the graphs that llama.cpp builds (src/llama-model.cpp: build_inp_embd, build_attn, build_moe_ffn).
 */
public final class GgufTokenBytes {
    private static final String EMBEDDING = "token_embd.weight";
    private static final String OUTPUT = "output.weight";
    private static final String EXPERTS = "_exps.weight";

    /** llama.cpp keeps keys and values in F16 unless told otherwise, and the runner does not tell it. */
    private static final int CACHE_BYTES = 2;

    private final GgufHeader header;

    private GgufTokenBytes(GgufHeader header) {
        this.header = header;
    }

    /** @return empty where the header does not say: no tensors, a type of unknown size, heads that differ between layers */
    public static Optional<TokenBytes> of(GgufHeader header) {
        GgufTokenBytes reader = new GgufTokenBytes(header);
        OptionalLong weights = reader.weights();
        OptionalLong cache = reader.cachePerPosition();
        return weights.isEmpty() || weights.getAsLong() == 0 || cache.isEmpty()
                ? Optional.empty()
                : Optional.of(new TokenBytes(weights.getAsLong(), cache.getAsLong(), reader.method()));
    }

    private String method() {
        return (tied() ? "all tensors of the GGUF header" : "all tensors of the GGUF header, of the embedding one row")
                + (experts().isPresent() ? ", of the experts those used" : "") + ", and an F16 cache";
    }

    private OptionalLong weights() {
        long sum = 0;
        for (TensorInfo tensor : header.tensors()) {
            Optional<TensorType> type = tensor.type();
            if (type.isEmpty()) {
                return OptionalLong.empty();
            }
            sum += read(tensor, type.get());
        }
        return OptionalLong.of(sum);
    }

    private long read(TensorInfo tensor, TensorType type) {
        List<Long> dimensions = tensor.dimensions();
        if (tensor.name().equals(EMBEDDING) && !tied()) {
            return type.bytes(dimensions.getFirst());
        }
        long whole = type.bytes(dimensions.stream().reduce(1L, Math::multiplyExact));
        return tensor.name().endsWith(EXPERTS) ? (long) (whole * experts().orElse(1.0)) : whole;
    }

    /** The embedding is the output matrix too, and as such is read whole. */
    private boolean tied() {
        return header.tensors().stream().noneMatch(t -> t.name().equals(OUTPUT));
    }

    /** The share of the experts that a token uses; empty in a model without experts. */
    private Optional<Double> experts() {
        OptionalLong count = whole("expert_count");
        OptionalLong used = whole("expert_used_count");
        return count.isPresent() && used.isPresent() && count.getAsLong() > 0
                ? Optional.of((double) used.getAsLong() / count.getAsLong())
                : Optional.empty();
    }

    /** Keys and values of one position over all layers. */
    private OptionalLong cachePerPosition() {
        OptionalLong layers = whole("block_count");
        OptionalLong heads = whole("attention.head_count");
        OptionalLong kvHeads = header.metadata().containsKey(key("attention.head_count_kv"))
                ? whole("attention.head_count_kv")
                : heads;
        OptionalLong keyLength = length("attention.key_length", heads);
        OptionalLong valueLength = length("attention.value_length", heads);
        if (layers.isEmpty() || kvHeads.isEmpty() || keyLength.isEmpty() || valueLength.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(layers.getAsLong()
                * kvHeads.getAsLong()
                * (keyLength.getAsLong() + valueLength.getAsLong())
                * CACHE_BYTES);
    }

    /** Of one head; where the header is silent the embedding is split evenly. */
    private OptionalLong length(String key, OptionalLong heads) {
        OptionalLong told = whole(key);
        OptionalLong embedding = whole("embedding_length");
        return told.isPresent() || embedding.isEmpty() || heads.isEmpty() || heads.getAsLong() == 0
                ? told
                : OptionalLong.of(embedding.getAsLong() / heads.getAsLong());
    }

    private OptionalLong whole(String key) {
        return header.metadata().get(key(key)) instanceof MetadataValue.Whole(long value)
                ? OptionalLong.of(value)
                : OptionalLong.empty();
    }

    private String key(String name) {
        return header.text("general.architecture").orElse("") + "." + name;
    }
}
