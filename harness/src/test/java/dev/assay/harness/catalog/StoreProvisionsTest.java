package dev.assay.harness.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.agents.platform.PlatformFacts;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import dev.assay.harness.artifact.ArtifactStore;
import dev.assay.harness.artifact.Progress;
import dev.assay.harness.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user reads when no build of a runtime fits; the plan leaves such cells out, so it takes a device that changed since. */
class StoreProvisionsTest {
    @TempDir
    private Path folder;

    @Test
    void givenBuildsThatNeedWhatTheDeviceDoesNotTell_thenTheErrorSaysWhatWhereWhyAndWhatToDo() throws Exception {
        NoBuildFitsException error = notProvisioned("linux-aarch64");

        assertThat(error.what()).isEqualTo("no build of llama-cuda fits ssh:nano-1");
        assertThat(error.where()).isEqualTo("llama-cuda 1.0 for linux-aarch64");
        assertThat(error.why())
                .isEqualTo(
                        "cuda12 needs CUDA 12, and whether the device has CUDA is unknown, which does not meet it: it was"
                                + " not asked; cuda11 needs glibc 2.31 or later, and the device's C library is unknown, which does not"
                                + " meet it: it was not asked, and needs CUDA 11, and whether the device has CUDA is unknown, which does"
                                + " not meet it: it was not asked");
        assertThat(error.remedy())
                .contains(
                        "Leave this runtime out",
                        "add a build that fits",
                        "leave 'needs' out",
                        "docs/formats/runtime.md");
    }

    @Test
    void givenAnotherAbi_thenTheErrorNamesThoseThatThereAreBuildsFor() throws Exception {
        assertThat(notProvisioned("linux-x86_64").why()).isEqualTo("it is there for linux-aarch64");
    }

    private NoBuildFitsException notProvisioned(String abi) throws Exception {
        Path runtimes = Files.createDirectories(folder.resolve("config/runtimes"));
        Files.writeString(runtimes.resolve("mine.yaml"), """
                name: llama-cuda
                version: "1.0"
                licence: MIT
                formats: [gguf]
                builds:
                  linux-aarch64:
                    - {name: cuda12, needs: {cuda: 12}, parts: [{folder: twelve}]}
                    - {name: cuda11, needs: {glibc: "2.31", cuda: 11}, parts: [{folder: eleven}]}
                runners:
                  llama-bench: {speaks: output, from: files, does: ["generate:none"], executable: llama-bench}
                """);
        Home home = new Home(
                Path.of(System.getProperty("assay.home")),
                folder,
                folder.resolve("cache"),
                folder.resolve("config"),
                folder,
                Optional.empty());
        StoreProvisions provisions =
                new StoreProvisions(home, Catalogs.load(home), ArtifactStore.open(home.cache(), Progress.NONE));
        return catchThrowableOfType(
                NoBuildFitsException.class, () -> provisions.of(cell(abi), PlatformFacts.untold("it was not asked")));
    }

    private static Cell cell(String abi) {
        return new Cell(
                "c",
                new Cell.Device("ssh:nano-1", "linux", abi, "a board"),
                new Cell.Runtime("llama-cuda", "1.0", "llama-bench"),
                new Cell.Model("smoke", "Q8_0", "gguf", Cell.Weights.SYNTHETIC, "CC0-1.0", null, null),
                new Workload.Generate("p8-g4", 8, 4, 0, 1, Workload.Sampling.NONE),
                1);
    }
}
