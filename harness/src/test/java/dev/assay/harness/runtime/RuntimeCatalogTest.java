package dev.assay.harness.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.harness.artifact.Source;
import dev.assay.harness.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeCatalogTest {
    private static final String ENGINE = """
            name: my-engine
            version: "2.0"
            licence: BSD-3-Clause
            formats: [gguf]
            abis:
              linux-x86_64:
                - file: libengine.so
            runners:
              my-bench:
                speaks: output
                does: ["generate:none"]
                from: files
                executable: bench
            """;

    private static final String ABIS = """
            abis:
              linux-x86_64:
                - file: libengine.so
            """;
    private static final String BUILDS = """
            builds:
              linux-x86_64:
                - {name: fast, needs: {glibc: "2.34", libstdc++: "6.0.30", cpu: [dotprod], cuda: 12}, parts: [{folder: cuda12}]}
                - {name: plain, parts: [{folder: plain}]}
            """;

    @TempDir
    Path folder;

    @Test
    void givenAssaysOwnFiles_whenRead_thenLlamaCppAndOnnxRuntimeAreThereForLinuxAndAndroid() throws Exception {
        RuntimeCatalog catalog = RuntimeCatalog.read(
                List.of(Path.of(System.getProperty("assay.home"), "suites", "runtimes"), folder.resolve("none")));

        assertThat(catalog.all()).extracting(RuntimeSpec::name).contains("llama.cpp", "onnxruntime");
        for (String name : List.of("llama.cpp", "onnxruntime")) {
            assertThat(catalog.find(name).abis())
                    .containsExactly("android-aarch64", "android-x86_64", "linux-aarch64", "linux-x86_64");
        }
        assertThat(catalog.find("llama.cpp").runners()).containsOnlyKeys("llama-bench", "runner-llama");
        assertThat(catalog.find("llama.cpp").runners().get("llama-bench").speaks())
                .isEqualTo(RunnerSpec.Speaks.OUTPUT);
    }

    @Test
    void givenEnginesThatTheUserSupplies_whenRead_thenEachHasItsOwnToolAndAFolderOfTheUsersForEachAbi()
            throws Exception {
        RuntimeCatalog catalog =
                RuntimeCatalog.read(List.of(Path.of(System.getProperty("assay.home"), "suites", "runtimes")));

        Map.of(
                        "litert", "benchmark_model",
                        "executorch", "llama_main",
                        "mnn", "benchmark.out",
                        "ncnn", "benchncnn",
                        "tensorrt", "trtexec")
                .forEach((name, tool) -> {
                    RuntimeSpec spec = catalog.all().stream()
                            .filter(s -> s.name().equals(name))
                            .findFirst()
                            .orElseThrow();
                    assertThat(spec.runners()).containsOnlyKeys(tool);
                    assertThat(spec.runners().get(tool).speaks()).isEqualTo(RunnerSpec.Speaks.OUTPUT);
                    assertThat(spec.runners().get(tool).executable()).isEqualTo(tool);
                    assertThat(spec.builds())
                            .hasSize(name.equals("tensorrt") ? 2 : 4)
                            .allSatisfy(build -> assertThat(build.parts())
                                    .singleElement()
                                    .isInstanceOfSatisfying(
                                            Part.Folder.class,
                                            part -> assertThat(part.path())
                                                    .endsWithRaw(Path.of(
                                                            "assay-engines",
                                                            name,
                                                            build.offer().abi()))));
                });
    }

    @Test
    void givenAFileOfTheUsers_whenRead_thenItsPathsStartFromItsOwnFolder() throws Exception {
        RuntimeSpec spec = read(ENGINE).find("my-engine");

        assertThat(spec.builds().getFirst().parts())
                .containsExactly(new Part.Plain(
                        new Source.LocalFile(folder.resolve("libengine.so"), Optional.empty()), "libengine.so"));
    }

    @Test
    void givenAWrongKey_whenRead_thenTheErrorNamesTheLineAndTheNearestKey() {
        assertThatThrownBy(() -> read(ENGINE.replace("licence:", "license:")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("engine.yaml:3")
                .hasMessageContaining("licence");
    }

    @Test
    void givenAPackageWithoutItsHash_whenRead_thenTheErrorSaysSoAndWhere() {
        assertThatThrownBy(() -> read(ENGINE.replace("file: libengine.so", "npm: engine@1.0.0")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("sha256")
                .hasMessageContaining("engine.yaml:7");
    }

    @Test
    void givenAPackageWithARange_whenRead_thenItIsRefused() {
        String hash = "\n      sha256: " + "0".repeat(64);

        assertThatThrownBy(() -> read(ENGINE.replace("file: libengine.so", "npm: engine@^1.0.0" + hash)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("engine@^1.0.0");
    }

    @Test
    void givenTwoOriginsOfOnePart_whenRead_thenItIsRefused() {
        assertThatThrownBy(() -> read(ENGINE.replace("file: libengine.so", "file: a\n      folder: b")))
                .hasMessageContaining("exactly one of");
    }

    @Test
    void givenBuildsOfTheUsers_whenRead_thenTheyAreInTheOrderOfTheFileWithWhatEachNeeds() throws Exception {
        RuntimeSpec spec = read(ENGINE.replace(ABIS, BUILDS)).find("my-engine");

        assertThat(spec.builds())
                .extracting(build -> build.offer().name() + ": " + build.offer().needs())
                .containsExactly(
                        "fast: glibc 2.34 or later; libstdc++ 6.0.30 or later; processors with asimddp; CUDA 12",
                        "plain: ");
        assertThat(spec.builds().getFirst().parts()).containsExactly(new Part.Folder(folder.resolve("cuda12")));
    }

    @Test
    void givenABuildBehindOneThatNeedsNothing_whenRead_thenItIsRefusedForNoDeviceWouldGetIt() {
        String behind = BUILDS + "    - {name: never, needs: {cuda: 11}, parts: [{folder: cuda11}]}\n";

        assertThatThrownBy(() -> read(ENGINE.replace(ABIS, behind)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("builds behind 'plain', which needs nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "glibc: \"2.34\" | glibc: 2.34 | \"2.34\"",
                "cuda: 12 | cuda: \"12.2\" | expected a whole number",
                "cuda: 12 | cudnn: 9 | known: cpu, cuda, glibc, libstdc++"
            })
    void givenANeedInAnotherForm_whenRead_thenTheErrorSaysWhichFormItHas(String right, String wrong, String told) {
        assertThatThrownBy(() -> read(ENGINE.replace(ABIS, BUILDS.replace(right, wrong))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(told);
    }

    @Test
    void givenAnAbiBothAmongBuildsAndAlone_whenRead_thenItIsRefused() {
        assertThatThrownBy(() -> read(ENGINE.replace(ABIS, ABIS + BUILDS)))
                .hasMessageContaining("both in 'abis' and in 'builds'");
    }

    @Test
    void givenACapsule_whenRead_thenItIsAPartOfItsOwn() throws Exception {
        RuntimeSpec spec = read(withCapsule("glibc")).find("my-engine");

        assertThat(spec.builds().getFirst().parts()).last().isEqualTo(new Part.Capsule(Part.CLibrary.GLIBC));
    }

    @Test
    void givenACapsuleOfAnotherCLibrary_whenRead_thenTheErrorNamesThoseThatThereAre() {
        assertThatThrownBy(() -> read(withCapsule("musl")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("engine.yaml:8")
                .hasMessageContaining("glibc");
    }

    @Test
    void givenACapsuleThatIsAFileToo_whenRead_thenItIsRefused() {
        assertThatThrownBy(() -> read(withCapsule("glibc\n      file: libc.so.6")))
                .hasMessageContaining("engine.yaml:8")
                .hasMessageContaining("exactly one of");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sha256: 0000000000000000000000000000000000000000000000000000000000000000", "members: [\"*.so\"]"
            })
    void givenACapsuleWithWhatOnlyFilesHave_whenRead_thenItIsRefused(String key) {
        assertThatThrownBy(() -> read(withCapsule("glibc\n      " + key)))
                .hasMessageContaining("engine.yaml:8")
                .hasMessageContaining("no 'sha256', no 'members'");
    }

    @Test
    void givenTwoCapsulesOfOneAbi_whenRead_thenTheyAreRefused() {
        assertThatThrownBy(() -> read(withCapsule("glibc\n    - capsule: glibc")))
                .hasMessageContaining("abi 'linux-x86_64' has more than one capsule");
    }

    @Test
    void givenACapsuleForAnotherKernel_whenRead_thenItIsRefused() {
        assertThatThrownBy(() -> read(withCapsule("glibc").replace("linux-x86_64:", "macosx-aarch64:")))
                .hasMessageContaining("glibc runs on Linux kernels only");
    }

    @Test
    void givenARunnerOfTheFilesWithoutItsPath_whenRead_thenItIsRefused() {
        assertThatThrownBy(() -> read(ENGINE.replace("    executable: bench\n", "")))
                .hasMessageContaining("'executable'");
    }

    @Test
    void givenACompiledRunnerWithoutSource_whenRead_thenItIsRefused() {
        String compiled = ENGINE.replace("from: files", "from: llama.cpp").replace("    executable: bench\n", "");

        assertThatThrownBy(() -> read(compiled)).hasMessageContaining("'source'");
    }

    @Test
    void givenTwoFilesWithOneName_whenRead_thenTheErrorNamesBoth() throws Exception {
        Files.writeString(folder.resolve("another.yaml"), ENGINE);

        assertThatThrownBy(() -> read(ENGINE))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("another.yaml")
                .hasMessageContaining("engine.yaml");
    }

    @Test
    void givenANameThatIsNearlyRight_whenSought_thenTheErrorAsksForTheRightOne() throws Exception {
        RuntimeCatalog catalog = read(ENGINE);

        assertThatThrownBy(() -> catalog.find("my-engin")).hasMessageContaining("did you mean 'my-engine'?");
    }

    private static String withCapsule(String library) {
        return ENGINE.replace("- file: libengine.so\n", "- file: libengine.so\n    - capsule: " + library + "\n");
    }

    private RuntimeCatalog read(String yaml) throws Exception {
        Files.writeString(folder.resolve("engine.yaml"), yaml);
        return RuntimeCatalog.read(List.of(folder));
    }
}
