package dev.assay.harness.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.Abi;
import dev.assay.harness.artifact.ArtifactStore;
import dev.assay.harness.artifact.Progress;
import dev.assay.harness.artifact.Sha256;
import dev.assay.harness.artifact.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Given an engine of the user's for an Android device of this machine's architecture: a program, a library beside it that
 * calls the C library for mathematics, and another library that only that one knows.
 */
class CapsuleTest {
    private static final String ABI = new Abi("android", Abi.HOST.architecture()).toString();
    private static final String RUNTIME = """
            name: my-engine
            version: "1"
            licence: BSD-3-Clause
            formats: [gguf]
            abis:
              %s:
                - folder: engine
                - capsule: glibc
            runners:
              bench: {speaks: output, from: files, does: ["generate:none"], executable: bench}
            """.formatted(ABI);

    @TempDir
    Path folder;

    private Path engine;
    private Compiler compiler;

    @BeforeEach
    void engine() throws Exception {
        engine = Files.createDirectory(folder.resolve("engine"));
        compiler = Compiler.find(Compiler.Language.C, Abi.of(ABI));
        compile("libdeep.so", "int deep(void) { return 6; }", "-shared", "-fPIC");
        compile(
                "libengine.so",
                "#include <math.h>\nint deep(void);\nint engine(double x) { return (int)cbrt(x) * deep(); }",
                "-shared",
                "-fPIC",
                "-L" + engine,
                "-l:libdeep.so",
                "-lm");
        compile(
                "bench",
                "#include <stdio.h>\nint engine(double);\n"
                        + "int main(int argc, char **argv) { printf(\"%d %s\\n\", engine(343), argv[argc - 1]); }",
                "-L" + engine,
                "-l:libengine.so",
                "-Wl,-rpath-link," + engine);
        Files.writeString(engine.resolve("notes.txt"), "no program");
    }

    @Test
    void thenWhatTheFilesNeedOfTheCLibraryLiesBesideThemAndNothingElse() throws Exception {
        RuntimeInstall install = provision();

        assertThat(install.launch()).isInstanceOf(Launch.ThroughLoader.class);
        String loader =
                ((Launch.ThroughLoader) install.launch()).loader().getFileName().toString();
        assertThat(install.files())
                .extracting(file -> install.dir().relativize(file.path()).toString())
                .containsExactlyInAnyOrder(
                        "bench", "libdeep.so", "libengine.so", "notes.txt", "libc.so.6", "libm.so.6", loader);
    }

    @Test
    void whenItIsStartedThroughTheLoader_thenItRunsWithTheLibrariesOfTheFolder() throws Exception {
        RuntimeInstall install = provision();
        List<String> argv = new ArrayList<>(install.launch()
                .argv(install.executable(), install.dir(), install.dir().toString()));
        argv.add("argument");

        Tool.Outcome outcome = new Tool(Path.of(argv.getFirst()))
                .run(folder, Map.of(), Duration.ofMinutes(1), argv.subList(1, argv.size()));

        assertThat(outcome).isEqualTo(new Tool.Outcome(0, "42 argument\n", ""));
    }

    @Test
    void thenTheProvenanceHasEveryFilesHashAndTheCompilerThatItIsFrom() throws Exception {
        RuntimeInstall install = provision();

        assertThat(install.provenance())
                .containsEntry("runtime.origin.2", "capsule of glibc from " + compiler.version())
                .containsEntry(
                        "runtime.file.libc.so.6.sha256",
                        Sha256.of(compiler.library("libc.so.6").orElseThrow()));
    }

    @Test
    void whenTheUserRebuildsTheEngine_thenItsCapsuleIsMadeAnew() throws Exception {
        RuntimeInstall before = provision();
        compile("libdeep.so", "int deep(void) { return 7; }", "-shared", "-fPIC");

        assertThat(provision().dir()).isNotEqualTo(before.dir());
    }

    @Test
    void whenALibraryIsNowhere_thenTheErrorNamesItAndWhoNeedsIt() throws Exception {
        Files.delete(engine.resolve("libdeep.so"));

        assertThatThrownBy(this::provision).isInstanceOfSatisfying(ProvisionException.class, e -> {
            assertThat(e.what()).contains("libdeep.so is nowhere");
            assertThat(e.where()).endsWith("/libengine.so");
            assertThat(e.remedy()).contains("Add it to the runtime's files");
        });
    }

    @Test
    void whenTheProgramIsStatic_thenNoLoaderIsPutBeforeIt() throws Exception {
        Files.delete(engine.resolve("libengine.so"));
        Files.delete(engine.resolve("libdeep.so"));
        compile("bench", "int main(void) { return 0; }", "-static");

        RuntimeInstall install = provision();

        assertThat(install.launch()).isEqualTo(new Launch.Direct());
        assertThat(install.files()).hasSize(2);
    }

    @Test
    void whenAFileIsDamaged_thenTheErrorNamesIt() throws Exception {
        Path library = engine.resolve("libdeep.so");
        Files.write(library, List.of("\u007fELF and no more"));

        assertThatThrownBy(this::provision)
                .hasMessageContaining("libdeep.so")
                .hasMessageContaining("cannot tell which libraries a file needs");
    }

    private RuntimeInstall provision() throws Exception {
        Files.writeString(folder.resolve("engine.yaml"), RUNTIME);
        ArtifactStore store = ArtifactStore.open(folder.resolve("store"), Progress.NONE);
        return new Provisioner(folder, store)
                .provision(RuntimeCatalog.read(List.of(folder)).find("my-engine"), "bench", ABI);
    }

    private void compile(String name, String code, String... options) throws Exception {
        Path source = Files.writeString(folder.resolve(name + ".c"), code);
        List<String> arguments =
                new ArrayList<>(List.of("-o", engine.resolve(name).toString(), source.toString()));
        arguments.addAll(List.of(options));
        compiler.run(name, folder, arguments);
    }
}
