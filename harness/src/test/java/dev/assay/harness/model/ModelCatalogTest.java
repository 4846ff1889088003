package dev.assay.harness.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.ConfigProblem;
import dev.assay.harness.model.gguf.FileType;
import dev.assay.harness.model.gguf.SyntheticGguf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCatalogTest {
    private static final Path SHIPPED =
            Path.of(System.getProperty("assay.home")).resolve("suites").resolve("models");

    @TempDir
    private Path folder;

    @Test
    void theShippedModelsAreGood() throws Exception {
        ModelCatalog catalog = ModelCatalog.read(List.of(SHIPPED));
        assertThat(catalog.models())
                .extracting(Model::name)
                .containsExactly(
                        "all-minilm-l6-v2", "llama-3.2-1b", "qwen2.5-0.5b", "smoke", "smollm2-135m", "stories15m");
        assertThat(catalog.variants()).hasSize(2 + 5 * 3).allSatisfy(variant -> {
            assertThat(variant.licence()).isPresent();
            assertThat(catalog.find(variant.reference())).contains(variant);
        });
    }

    /** Sizes of llama-quantize's own output for these shapes; docs/models.md shows them. */
    @Test
    void theShippedSyntheticModelsHaveTheSizesOfLlamaQuantize() throws Exception {
        ModelCatalog catalog = ModelCatalog.read(List.of(SHIPPED));
        assertThat(bytes(catalog, "smoke/Q4_0")).isEqualTo(2_641_792);
        assertThat(bytes(catalog, "smoke/Q8_0")).isEqualTo(4_468_608);
        assertThat(bytes(catalog, "smoke/F16")).isEqualTo(8_400_768);
        assertThat(bytes(catalog, "stories15m/Q4_0")).isEqualTo(13_170_208);
        assertThat(bytes(catalog, "stories15m/Q8_0")).isEqualTo(16_156_192);
        assertThat(bytes(catalog, "stories15m/F16")).isEqualTo(30_394_912);
        assertThat(bytes(catalog, "smollm2-135m/Q4_0")).isEqualTo(89_958_144);
        assertThat(bytes(catalog, "smollm2-135m/Q8_0")).isEqualTo(143_042_304);
        assertThat(bytes(catalog, "smollm2-135m/F16")).isEqualTo(269_117_184);
        assertThat(bytes(catalog, "qwen2.5-0.5b/Q4_0")).isEqualTo(346_223_968);
        assertThat(bytes(catalog, "qwen2.5-0.5b/Q8_0")).isEqualTo(525_137_248);
        assertThat(bytes(catalog, "qwen2.5-0.5b/F16")).isEqualTo(988_225_888);
        assertThat(bytes(catalog, "llama-3.2-1b/Q4_0")).isEqualTo(763_106_624);
        assertThat(bytes(catalog, "llama-3.2-1b/Q8_0")).isEqualTo(1_313_260_864);
        assertThat(bytes(catalog, "llama-3.2-1b/F16")).isEqualTo(2_471_773_504L);
    }

    @Test
    void fiveLinesAddAModelOfTheUsersOwn() throws Exception {
        write("mine.yaml", """
                name: mine
                format: gguf
                weights: real
                variants:
                  Q4_K_M: {file: my.gguf}
                """);
        assertThat(ModelCatalog.read(List.of(SHIPPED, folder)).find("mine/Q4_K_M"))
                .map(ModelVariant::source)
                .contains(new ModelSource.Local(folder.resolve("my.gguf"), Optional.empty()));
    }

    @Test
    void twoFilesWithOneNameAreAnErrorThatNamesBoth() throws Exception {
        String model = "name: twin\nformat: gguf\nweights: real\nvariants: {fp32: {file: a.gguf}}\n";
        Path first = write("a.yaml", model);
        Path second = write("b.yaml", model);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ModelCatalog.read(List.of(folder)))
                .satisfies(e -> {
                    assertThat(e.where()).isEqualTo(second + ":1:7");
                    assertThat(e.why()).contains("twin", first.toString());
                });
    }

    @Test
    void everyProblemOfAFileComesWithItsLine() throws Exception {
        write("bad.yaml", """
                name: bad
                format: onnx
                weights: real
                variants:
                  fp32: {maven: "a:b:1", member: x.onnx}
                  int8: {file: x.onnx, https: "https://example.org/x.onnx", sha256: abc}
                  Q4_1: {synthetic: {seed: 1}}
                  fp16: {}
                  int4: {file: x.onnx, member: y}
                """);
        assertThat(problems())
                .extracting(ConfigProblem::line, ConfigProblem::message)
                .satisfiesExactlyInAnyOrder(
                        p -> assertProblem(p, 2, "made as gguf only"),
                        p -> assertProblem(p, 3, "must be synthetic"),
                        p -> assertProblem(p, 5, "maven needs sha256"),
                        p -> assertProblem(p, 6, "file and https"),
                        p -> assertProblem(p, 6, "SHA-256"),
                        p -> assertProblem(p, 7, "one of F16, Q8_0, Q4_0"),
                        p -> assertProblem(p, 7, "needs the model's shape"),
                        p -> assertProblem(p, 8, "names none"),
                        p -> assertProblem(p, 9, "inside a fetched archive"));
    }

    @Test
    void aShapeThatNoNetCanHaveIsAnErrorAtTheShape() throws Exception {
        String good = Files.readString(SHIPPED.resolve("smollm2-135m.yaml"));
        write("odd.yaml", good.replace("kv_heads: 3", "kv_heads: 4"));
        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("shape");
            assertThat(problem.message()).contains("kv_heads must divide heads");
        });
    }

    @Test
    void coordinatesThatNameNoExactFileAreAnError() throws Exception {
        write("latest.yaml", """
                name: latest
                format: onnx
                weights: real
                variants:
                  fp32: {npm: "some-model@latest", sha256: "%s"}
                """.formatted("0".repeat(64)));
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("some-model@latest"));
    }

    @Test
    void aMisspeltKeyIsFatalAndMended() throws Exception {
        write("typo.yaml", "name: typo\nformat: gguf\nweigths: real\nvariants: {fp32: {file: a.gguf}}\n");
        assertThat(problems())
                .anySatisfy(problem -> assertThat(problem.message()).contains("weigths", "weights"));
    }

    @Test
    void aFolderThatDoesNotExistIsEmpty() throws Exception {
        assertThat(ModelCatalog.read(List.of(folder.resolve("none"))).models()).isEmpty();
    }

    private static void assertProblem(org.assertj.core.groups.Tuple problem, int line, String part) {
        assertThat(problem.toList().getFirst()).isEqualTo(line);
        assertThat(problem.toList().get(1).toString()).contains(part);
    }

    private static long bytes(ModelCatalog catalog, String reference) {
        ModelVariant variant = catalog.find(reference).orElseThrow();
        ModelSource.Synthetic source = (ModelSource.Synthetic) variant.source();
        assertThat(source.type()).isEqualTo(FileType.valueOf(variant.variant()));
        return SyntheticGguf.layout(variant.model(), source.shape(), source.type(), source.seed())
                .bytes();
    }

    private List<ConfigProblem> problems() {
        try {
            ModelCatalog.read(List.of(folder));
        } catch (ConfigException e) {
            return e.problems();
        } catch (CatalogException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("the catalog was accepted");
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }
}
