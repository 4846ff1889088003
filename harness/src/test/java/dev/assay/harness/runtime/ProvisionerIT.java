package dev.assay.harness.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.agents.Abi;
import dev.assay.agents.platform.Version;
import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.ArtifactStore;
import dev.assay.harness.artifact.Progress;
import dev.assay.harness.artifact.StoredFile;
import dev.assay.harness.artifact.Tool;
import dev.assay.harness.build.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetches the real runtimes (108 MB from npm and Maven, unless their caches hold them) and compiles the real runners. */
class ProvisionerIT {
    private static final Path HOME = Path.of(System.getProperty("assay.home"));

    @TempDir
    static Path root;

    private static RuntimeCatalog catalog;
    private static Provisioner provisioner;
    private static ArtifactStore store;

    @BeforeAll
    static void open() throws Exception {
        catalog = RuntimeCatalog.read(List.of(HOME.resolve("suites/runtimes")));
        store = ArtifactStore.open(root.resolve("store"), new Progress() {
            private String last = "";
            private long since = System.nanoTime();

            @Override
            public void step(String what, long done, long total) {
                if (!what.equals(last) || done == total) {
                    long now = System.nanoTime();
                    System.out.printf("%7d ms  %s %d/%d%n", (now - since) / 1_000_000, what, done, total);
                    last = what;
                    since = now;
                }
            }
        });
        provisioner = new Provisioner(HOME, store);
    }

    @Test
    void givenNothing_whenLlamaBenchIsProvisioned_thenTheRealToolRunsAndFindsItsProcessorVariants() throws Exception {
        RuntimeInstall install = provisioner.provision(catalog.find("llama.cpp"), "llama-bench", Abi.HOST.toString());

        Tool.Outcome help = new Tool(install.executable())
                .run(install.dir(), Map.of(), Duration.ofMinutes(1), List.of("--list-devices"));

        assertThat(help.exit()).isZero();
        assertThat(help.err() + help.out())
                .contains("load_backend: loaded CPU backend")
                .doesNotContain("asserts enabled");
        assertThat(install.speaks()).isEqualTo(RunnerSpec.Speaks.OUTPUT);
        assertThat(install.provenance())
                .containsEntry("runtime.version", "llama.cpp 0.5.0")
                .containsEntry("runtime.source.commit", "de3ff815ea7d559ee917f063901b8986f038abc6")
                .containsKeys("runner.sha256", "runner.compiler", "runtime.origin.1");
    }

    @Test
    void givenLlamaCpp_whenOurRunnerIsProvisioned_thenItIsLinkedAgainstTheLibrariesBesideIt() throws Exception {
        RuntimeInstall install = provisioner.provision(catalog.find("llama.cpp"), "runner-llama", Abi.HOST.toString());

        Tool.Outcome ldd = Tool.find("ldd", "apt-get install libc-bin")
                .run(
                        install.dir(),
                        Map.of(),
                        Duration.ofMinutes(1),
                        List.of(install.executable().toString()));

        assertThat(ldd.out()).contains("libllama.v0.5.0.so => " + install.dir()).doesNotContain("not found");
        assertThat(install.files()).extracting(StoredFile::path).contains(install.executable());
    }

    @Test
    void givenAProvisionedRuntime_whenItIsAskedForAgain_thenNothingIsFetchedOrBuilt() throws Exception {
        RuntimeInstall first = provisioner.provision(catalog.find("llama.cpp"), "llama-bench", Abi.HOST.toString());
        ArtifactStore again = ArtifactStore.open(root.resolve("store"), (what, done, total) -> {
            throw new AssertionError("work was done: " + what);
        });

        long start = System.nanoTime();
        RuntimeInstall second =
                new Provisioner(HOME, again).provision(catalog.find("llama.cpp"), "llama-bench", Abi.HOST.toString());
        System.out.printf("found again in %d ms%n", (System.nanoTime() - start) / 1_000_000);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void givenOnnxRuntime_whenItsLibraryIsTaken_thenItIsThatOfTheAbi() throws Exception {
        for (String abi : List.of("linux-x86_64", "linux-aarch64")) {
            RuntimeSpec spec = catalog.find("onnxruntime");
            Build prebuilt = spec.builds().stream()
                    .filter(build -> build.offer().abi().equals(abi))
                    .findFirst()
                    .orElseThrow();
            Path folder = store.derive(EngineFolder.of(store, spec, prebuilt));

            assertThat(store.files(folder)).singleElement().satisfies(file -> {
                byte[] head = new byte[20];
                try (var in = Files.newInputStream(file.path())) {
                    in.readNBytes(head, 0, 20);
                }
                // ELF header, e_machine: 0x3E is x86-64, 0xB7 is AArch64.
                assertThat(head[18]).isEqualTo(abi.endsWith("x86_64") ? (byte) 0x3E : (byte) 0xB7);
            });
        }
    }

    /** With a newer compiler than Debian 12's this may fail: its runners ask for more than the shipped files say. */
    @Test
    void givenTheBuildsThatAreShipped_thenNoFileAsksForLaterSymbolsThanTheBuildSaysThatItNeeds() throws Exception {
        for (RuntimeInstall install : List.of(
                provisioner.provision(catalog.find("llama.cpp"), "runner-llama", Abi.HOST.toString()),
                provisioner.provision(catalog.find("onnxruntime"), "runner-onnx", Abi.HOST.toString()))) {
            String engine = install.provenance().get("runtime.version").split(" ")[0];
            Needs needs = catalog.find(engine).builds().stream()
                    .filter(build -> build.offer().abi().equals(Abi.HOST.toString()))
                    .findFirst()
                    .orElseThrow()
                    .offer()
                    .needs();
            for (StoredFile file : install.files()) {
                String symbols = Tool.find("readelf", "apt-get install binutils")
                        .run(
                                install.dir(),
                                Map.of(),
                                Duration.ofMinutes(1),
                                List.of("-V", file.path().toString()))
                        .out();
                assertThat(latest(symbols, "GLIBC_", ""))
                        .as(file.path().toString())
                        .isLessThanOrEqualTo(needs.glibc().orElseThrow());
                assertThat(latest(symbols, "GLIBCXX_3\\.4\\.", "6.0."))
                        .as(file.path().toString())
                        .isLessThanOrEqualTo(needs.libstdcxx().orElseThrow());
            }
        }
    }

    private static Version latest(String symbols, String prefix, String before) {
        return Pattern.compile("\\b" + prefix + "([0-9][0-9.]*)")
                .matcher(symbols)
                .results()
                .map(symbol -> Version.of(before + symbol.group(1)))
                .max(Comparator.naturalOrder())
                .orElse(Version.of("0"));
    }

    @Test
    void givenTheArm64Compiler_whenOurRunnerIsProvisioned_thenItIsAnArm64Program() throws Exception {
        String abi = "linux-aarch64";
        assumeTrue(hasCompiler(Compiler.Language.C, Abi.of(abi)), "a C compiler for " + abi);

        RuntimeInstall install = provisioner.provision(catalog.find("llama.cpp"), "runner-llama", abi);

        assertThat(Files.readAllBytes(install.executable())[18]).isEqualTo((byte) 0xB7);
    }

    @Test
    void givenNoArm64CompilerForCpp_whenLlamaBenchIsProvisioned_thenTheErrorSaysHowToInstallIt() throws Exception {
        assumeFalse(hasCompiler(Compiler.Language.CPP, Abi.of("linux-aarch64")), "no C++ compiler for linux-aarch64");
        RuntimeSpec llama = catalog.find("llama.cpp");

        assertThatThrownBy(() -> provisioner.provision(llama, "llama-bench", "linux-aarch64"))
                .isInstanceOfSatisfying(ArtifactException.class, e -> {
                    assertThat(e.code()).isEqualTo(ArtifactException.Code.TOOL_MISSING);
                    assertThat(e.remedy()).contains("apt-get install gcc-aarch64-linux-gnu g++-aarch64-linux-gnu");
                });
    }

    private static boolean hasCompiler(Compiler.Language language, Abi abi) {
        try {
            Compiler.find(language, abi);
            return true;
        } catch (ArtifactException e) {
            return false;
        }
    }
}
