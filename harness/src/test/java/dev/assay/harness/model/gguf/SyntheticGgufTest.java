package dev.assay.harness.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.harness.artifact.Sha256;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SyntheticGgufTest {
    private static final Map<String, Shape> SHAPES =
            Map.of("narrow", Shapes.NARROW, "wide", Shapes.WIDE, "untied", Shapes.UNTIED, "scaled", Shapes.SCALED);

    @TempDir
    private Path folder;

    /** A change here changes every model that anyone has measured: raise SyntheticGguf.RECIPE with it. */
    @ParameterizedTest
    @CsvSource({
        "narrow, F16, aea4c4e38cd022cd9226b0fc1152894f8254f9388bfaefcb8189fe674a27782e",
        "narrow, Q8_0, b6a0d6e8b6788b40388d140b24fe68c34f84e83e79046dbbce296a5cd5e9cf5e",
        "narrow, Q4_0, f7ee7df9d4867b5bac45f3aa9a1ac5933debdc15d759b6a5aff1a98185cc9b0a",
        "wide, F16, 155b74e32e14b65d4a502448e1fd3d84e6aae6e3fda0f771fca7a6dcaf241f50",
        "wide, Q8_0, 15e733adceda7da888e168b670714419416f47e67aaa05396f17aa41556e426b",
        "wide, Q4_0, 4d9bc0b0afe8c8e20efda2c664e3a19171a2f973d00d35fa191410a2a56cc86d",
        "untied, Q4_0, 15f61a89cfef31839d9f7129994621c09d6a53626923476df066938e1b3d1fe6",
        "scaled, Q4_0, 9614f256f17c7015b2cbb43669e5f9f7fa957ac509dcd09825746816f76e6aec",
    })
    void theBytesOfASeedAreFixedForEver(String shape, FileType type, String sha256) throws Exception {
        assertThat(Sha256.of(written(shape, type, 7, 1))).isEqualTo(sha256);
    }

    @ParameterizedTest
    @EnumSource
    void theBytesAreTheSameForEveryNumberOfThreads(FileType type) throws Exception {
        Path one = written("wide", type, 7, 1);
        assertThat(written("wide", type, 7, 2)).hasSameBinaryContentAs(one);
        assertThat(written("wide", type, 7, 5)).hasSameBinaryContentAs(one);
    }

    @ParameterizedTest
    @EnumSource
    void theFileHasThePlannedSizeAndAnotherSeedOtherBytes(FileType type) throws Exception {
        GgufFile planned = SyntheticGguf.layout("wide", Shapes.WIDE, type, 7);
        Path file = written("wide", type, 7, 1);
        assertThat(file).hasSize(planned.bytes());
        assertThat(Sha256.of(written("wide", type, 8, 1))).isNotEqualTo(Sha256.of(file));
    }

    @Test
    void givenRowsOfWholeK256BlocksTheTiedEmbeddingOfQ4IsQ6K() throws Exception {
        assertThat(types("wide", FileType.Q4_0))
                .containsEntry("token_embd.weight", TensorType.Q6_K)
                .containsEntry("blk.0.ffn_down.weight", TensorType.Q4_0)
                .containsEntry("blk.0.attn_q.bias", TensorType.F32)
                .containsEntry("blk.0.attn_norm.weight", TensorType.F32)
                .doesNotContainKey("output.weight");
    }

    @Test
    void givenOtherRowsItFallsBackToQ8() throws Exception {
        assertThat(types("narrow", FileType.Q4_0)).containsEntry("token_embd.weight", TensorType.Q8_0);
    }

    @Test
    void givenAnOutputOfItsOwnThatIsKeptAtMoreBitsAndTheEmbeddingIsNot() throws Exception {
        assertThat(types("untied", FileType.Q4_0))
                .containsEntry("token_embd.weight", TensorType.Q4_0)
                .containsEntry("output.weight", TensorType.Q6_K);
    }

    @Test
    void givenARopeScalingItsFactorsAreATensor() throws Exception {
        assertThat(types("scaled", FileType.F16)).containsEntry("rope_freqs.weight", TensorType.F32);
        // Llama 3.2's: kept at high frequencies, divided by 32 at the lowest, interpolated between.
        float[] factors = new RopeScaling(32, 1, 4, 8192).factors(500_000, 64);
        assertThat(factors)
                .hasSize(32)
                .startsWith(1f, 1f, 1f)
                .endsWith(32f, 32f, 32f)
                .isSorted();
        assertThat(factors[15]).isBetween(1f, 32f);
    }

    private Map<String, TensorType> types(String shape, FileType type) throws Exception {
        List<TensorInfo> tensors = GgufHeader.read(written(shape, type, 1, 1)).tensors();
        return tensors.stream()
                .collect(Collectors.toMap(
                        TensorInfo::name, tensor -> tensor.type().orElseThrow()));
    }

    private Path written(String shape, FileType type, long seed, int threads) throws Exception {
        Path file = folder.resolve(String.join("-", shape, type.name(), "" + seed, "" + threads));
        SyntheticGguf.layout(shape, SHAPES.get(shape), type, seed).write(file, threads);
        return file;
    }
}
