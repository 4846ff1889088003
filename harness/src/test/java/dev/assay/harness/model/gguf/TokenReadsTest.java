package dev.assay.harness.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.metric.TokenBytes;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenReadsTest {
    @TempDir
    Path dir;

    @Test
    void givenTiedEmbeddingsThenEveryTensorIsRead() throws Exception {
        GgufHeader header = header(Shapes.WIDE);
        TokenBytes bytes = TokenReads.of(header).orElseThrow();

        assertThat(bytes.weightBytes()).isEqualTo(sum(header, ""));
        // keys and values of each layer, two bytes an element
        assertThat(bytes.kvBytesPerPosition()).isEqualTo(2L * 2 * Shapes.WIDE.layers() * Shapes.WIDE.kvWidth());
        assertThat(bytes.method()).isEqualTo("all weights + f16 cache at the mean depth");
    }

    @Test
    void givenAnOutputMatrixOfItsOwnThenTheEmbeddingIsOnlyARow() throws Exception {
        GgufHeader header = header(Shapes.UNTIED);
        TokenBytes bytes = TokenReads.of(header).orElseThrow();

        assertThat(bytes.weightBytes()).isEqualTo(sum(header, "token_embd.weight"));
        assertThat(bytes.method()).startsWith("all weights but the token embedding");
    }

    @Test
    void givenExpertsThenThoseThatAreUsedAreRead() {
        GgufHeader header = of(
                Map.of("x.expert_count", 8L, "x.expert_used_count", 2L),
                tensor("blk.0.ffn_up_exps.weight", TensorType.F16, 32, 64, 8),
                tensor("blk.0.attn_k.weight", TensorType.F16, 32, 16),
                tensor("blk.0.attn_v.weight", TensorType.F16, 32, 8));
        TokenBytes bytes = TokenReads.of(header).orElseThrow();

        assertThat(bytes.weightBytes()).isEqualTo(2 * 32 * 64 * 8 / 4 + 2 * 32 * 16 + 2 * 32 * 8);
        assertThat(bytes.kvBytesPerPosition()).isEqualTo(2 * (16 + 8));
        assertThat(bytes.method()).contains("of experts those used");
    }

    @Test
    void givenFusedProjectionsThenTheMetadataTellsTheCache() {
        Map<String, Long> metadata = Map.of(
                "x.block_count",
                3L,
                "x.attention.head_count",
                8L,
                "x.attention.head_count_kv",
                2L,
                "x.embedding_length",
                512L);
        GgufHeader header = of(metadata, tensor("blk.0.attn_qkv.weight", TensorType.F16, 512, 768));

        assertThat(TokenReads.of(header).orElseThrow().kvBytesPerPosition()).isEqualTo(2 * 3 * 2 * (64 + 64));
        assertThat(TokenReads.of(of(Map.of(), tensor("blk.0.attn_qkv.weight", TensorType.F16, 512, 768))))
                .isEmpty();
    }

    @Test
    void givenATensorOfAnUnknownTypeThenNothingIsClaimed() {
        TensorInfo unknown = new TensorInfo("blk.0.attn_k.weight", List.of(32L, 16L), 9999, 0);
        assertThat(TokenReads.of(of(Map.of(), unknown))).isEmpty();
        assertThat(TokenReads.of(of(Map.of()))).isEmpty();
    }

    private GgufHeader header(Shape shape) throws Exception {
        Path file = dir.resolve("model.gguf");
        SyntheticGguf.layout("m", shape, FileType.Q4_0, 7).write(file, 1);
        return GgufHeader.read(file);
    }

    private static long sum(GgufHeader header, String without) {
        return header.tensors().stream()
                .filter(tensor -> !tensor.name().equals(without))
                .mapToLong(tensor -> tensor.type()
                        .orElseThrow()
                        .bytes(tensor.dimensions().stream()
                                .mapToLong(Long::longValue)
                                .reduce(1, Math::multiplyExact)))
                .sum();
    }

    private static TensorInfo tensor(String name, TensorType type, long... dimensions) {
        return new TensorInfo(name, java.util.Arrays.stream(dimensions).boxed().toList(), type.id(), 0);
    }

    private static GgufHeader of(Map<String, Long> metadata, TensorInfo... tensors) {
        Map<String, MetadataValue> values = new LinkedHashMap<>();
        values.put("general.architecture", new MetadataValue.Text("x"));
        metadata.forEach((key, value) -> values.put(key, new MetadataValue.Whole(value)));
        return new GgufHeader(3, values, List.of(tensors), 0, 0);
    }
}
