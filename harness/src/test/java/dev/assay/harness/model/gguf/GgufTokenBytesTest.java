package dev.assay.harness.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.metric.TokenBytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every expected number is worked out by hand from the shapes beside it. */
class GgufTokenBytesTest {
    private final Map<String, MetadataValue> metadata = new HashMap<>(Map.of(
            "general.architecture", new MetadataValue.Text("llama"),
            "llama.block_count", new MetadataValue.Whole(2),
            "llama.embedding_length", new MetadataValue.Whole(64),
            "llama.attention.head_count", new MetadataValue.Whole(4),
            "llama.attention.head_count_kv", new MetadataValue.Whole(2)));

    @Test
    void givenTiedEmbeddings_thenAllWeightsAreReadForAToken() {
        TokenBytes bytes = of(f16("token_embd.weight", 64, 100), f16("blk.0.attn_q.weight", 64, 64));

        assertThat(bytes.weightBytes()).isEqualTo(2 * (64 * 100 + 64 * 64));
        // 2 layers, 2 heads of 16, keys and values, 2 bytes each
        assertThat(bytes.kvBytesPerPosition()).isEqualTo(2 * 2 * (16 + 16) * 2);
        assertThat(bytes.method()).isEqualTo("all tensors of the GGUF header, and an F16 cache");
    }

    @Test
    void givenAnOutputMatrixOfItsOwn_thenOfTheEmbeddingOneRowIsRead() {
        TokenBytes bytes = of(f16("token_embd.weight", 64, 100), f16("output.weight", 64, 100));

        assertThat(bytes.weightBytes()).isEqualTo(2 * (64 + 64 * 100));
        assertThat(bytes.method()).contains("of the embedding one row");
    }

    @Test
    void givenExperts_thenThoseAreReadThatATokenUses() {
        metadata.put("llama.expert_count", new MetadataValue.Whole(8));
        metadata.put("llama.expert_used_count", new MetadataValue.Whole(2));

        TokenBytes bytes = of(f16("blk.0.ffn_up_exps.weight", 64, 32, 8), f16("blk.0.ffn_gate_inp.weight", 64, 8));

        assertThat(bytes.weightBytes()).isEqualTo(2 * (64 * 32 * 2 + 64 * 8));
    }

    @Test
    void givenBlocksOfAQuantisation_thenTheirScalesCountToo() {
        assertThat(of(new TensorInfo("blk.0.attn_q.weight", List.of(64L, 10L), TensorType.Q8_0.id(), 0))
                        .weightBytes())
                .isEqualTo(64 * 10 / 32 * 34);
    }

    @Test
    void givenHeadsThatTellTheirLengths_thenTheseCountInTheCache() {
        metadata.put("llama.attention.key_length", new MetadataValue.Whole(32));
        metadata.put("llama.attention.value_length", new MetadataValue.Whole(8));

        assertThat(of(f16("x", 1)).kvBytesPerPosition()).isEqualTo(2 * 2 * (32 + 8) * 2);
    }

    @Test
    void givenATypeOfUnknownSize_orHeadsThatDifferBetweenLayers_thenNothingIsSaid() {
        assertThat(GgufTokenBytes.of(header(new TensorInfo("x", List.of(64L), 999, 0))))
                .isEmpty();
        assertThat(GgufTokenBytes.of(header())).isEmpty();
        metadata.put("llama.attention.head_count_kv", new MetadataValue.Omitted(MetadataType.UINT32, 2));
        assertThat(GgufTokenBytes.of(header(f16("x", 1)))).isEmpty();
    }

    private TokenBytes of(TensorInfo... tensors) {
        return GgufTokenBytes.of(header(tensors)).orElseThrow();
    }

    private GgufHeader header(TensorInfo... tensors) {
        return new GgufHeader(3, metadata, List.of(tensors), 0, 0);
    }

    private static TensorInfo f16(String name, long... dimensions) {
        return new TensorInfo(name, java.util.Arrays.stream(dimensions).boxed().toList(), TensorType.F16.id(), 0);
    }
}
