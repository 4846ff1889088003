package dev.assay.harness.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.harness.artifact.ArtifactStore;
import dev.assay.harness.artifact.Progress;
import dev.assay.harness.home.Home;
import dev.assay.harness.model.gguf.FileType;
import dev.assay.harness.model.gguf.GgufHeader;
import dev.assay.harness.model.gguf.TensorInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped models before the real counterparts: llama.cpp loads them, Maven Central still has them. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ShippedModelsIT {
    @TempDir
    private static Path folder;

    private static LlamaLibrary llama;
    private static ModelCatalog catalog;
    private static ModelProvisioner provisioner;

    @BeforeAll
    static void open() throws Throwable {
        ArtifactStore fetched = ArtifactStore.open(Home.ofEnvironment().cache(), Progress.NONE);
        llama = LlamaLibrary.fetched(fetched, Files.createDirectory(folder.resolve("llama")));
        catalog = ModelCatalog.read(List.of(Path.of(System.getProperty("assay.home"), "suites", "models")));
        provisioner = new ModelProvisioner(ArtifactStore.open(folder.resolve("store"), Progress.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smoke/F16",
                "smoke/Q8_0",
                "smoke/Q4_0",
                "stories15m/F16",
                "stories15m/Q8_0",
                "stories15m/Q4_0",
                "smollm2-135m/Q8_0",
                "smollm2-135m/Q4_0",
                "qwen2.5-0.5b/Q4_0",
                "llama-3.2-1b/Q4_0"
            })
    void llamaCppLoadsTheModelAndFindsEveryBlockSound(String reference) throws Throwable {
        ModelFile file = provisioner.provision(catalog.find(reference).orElseThrow());
        LlamaLibrary.Loaded loaded = llama.load(file.path());
        GgufHeader header = GgufHeader.read(file.path());
        assertThat(loaded.parameters())
                .isEqualTo(header.tensors().stream()
                        .mapToLong(ShippedModelsIT::elements)
                        .sum());
        assertThat(loaded.tensorBytes())
                .isEqualTo(header.tensors().stream()
                        .mapToLong(tensor -> tensor.type().orElseThrow().bytes(elements(tensor)))
                        .sum());
    }

    /** Or the test above could not fail. */
    @Test
    void llamaCppRefusesAModelWithAnInfiniteScale() throws Throwable {
        ModelVariant variant = catalog.find("stories15m/" + FileType.Q8_0).orElseThrow();
        ModelFile file = provisioner.provision(variant);
        byte[] damaged = Files.readAllBytes(file.path());
        int firstScale = (int) GgufHeader.read(file.path()).dataOffset();
        damaged[firstScale] = 0;
        damaged[firstScale + 1] = 0x7C;
        Path copy = Files.write(folder.resolve("damaged.gguf"), damaged);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> llama.load(copy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all-minilm-l6-v2/fp32", "all-minilm-l6-v2/int8"})
    void mavenCentralHasTheEncoders(String reference) throws Exception {
        ModelProvisioner real =
                new ModelProvisioner(ArtifactStore.open(Home.ofEnvironment().cache(), Progress.NONE));
        ModelFile file = real.provision(catalog.find(reference).orElseThrow());
        assertThat(file.bytes()).isEqualTo(reference.endsWith("fp32") ? 90_387_606 : 22_972_370);
    }

    private static long elements(TensorInfo tensor) {
        return tensor.dimensions().stream().reduce(1L, (a, b) -> a * b);
    }
}
