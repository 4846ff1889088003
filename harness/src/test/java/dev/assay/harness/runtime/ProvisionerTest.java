package dev.assay.harness.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.Abi;
import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.ArtifactStore;
import dev.assay.harness.artifact.Progress;
import dev.assay.harness.artifact.Sha256;
import dev.assay.harness.artifact.StoredFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Given an engine that is a folder of the user's. */
class ProvisionerTest {
    private static final String ABI = Abi.HOST.toString();
    private static final String ANDROID = new Abi("android", Abi.HOST.architecture()).toString();
    private static final String ENGINE = """
            name: my-engine
            version: "2.0"
            licence: BSD-3-Clause
            formats: [gguf]
            abis:
              %s:
                - folder: engine
            runners:
              my-bench:
                speaks: output
                does: ["generate:none"]
                from: files
                executable: bin/bench
              lost:
                speaks: output
                does: ["generate:none"]
                from: files
                executable: bin/lost
              runner-built:
                speaks: events
                does: ["generate:none"]
                from: agents
            """.formatted(ABI);

    @TempDir
    Path folder;

    private Path engine;
    private Path home;
    private ArtifactStore store;
    private Provisioner provisioner;
    private RuntimeSpec spec;

    @BeforeEach
    void folders() throws Exception {
        engine = Files.createDirectory(folder.resolve("engine"));
        Files.writeString(engine.resolve("libengine.so.1"), "library");
        Files.createSymbolicLink(engine.resolve("libengine.so"), Path.of("libengine.so.1"));
        program(Files.createDirectory(engine.resolve("bin")).resolve("bench"), "#!/bin/sh\n");
        Files.writeString(folder.resolve("engine.yaml"), ENGINE);
        home = Files.createDirectory(folder.resolve("home"));
        store = ArtifactStore.open(folder.resolve("store"), Progress.NONE);
        provisioner = new Provisioner(home, store);
        spec = RuntimeCatalog.read(List.of(folder)).find("my-engine");
    }

    @Test
    void whenProvisioned_thenAllFilesAreInTheStoreWithTheirHashesAndTheProgramRuns() throws Exception {
        RuntimeInstall install = provisioner.provision(spec, "my-bench", ABI);

        assertThat(install.executable()).startsWith(folder.resolve("store")).isExecutable();
        assertThat(install.files())
                .extracting(file -> install.dir().relativize(file.path()).toString())
                .containsExactly("bin/bench", "libengine.so", "libengine.so.1");
        assertThat(install.files()).extracting(StoredFile::sha256).contains(Sha256.of("library"));
        assertThat(install.provenance())
                .containsEntry("runtime.version", "my-engine 2.0")
                .containsEntry("runtime.origin.1", engine.toString())
                .containsEntry("runner.sha256", Sha256.of("#!/bin/sh\n"))
                .containsEntry("runtime.file.libengine.so.1.sha256", Sha256.of("library"));
    }

    @Test
    void whenTheUserRebuildsTheEngine_thenItIsProvisionedAnewAndTheOldOneStays() throws Exception {
        RuntimeInstall before = provisioner.provision(spec, "my-bench", ABI);
        Files.writeString(engine.resolve("libengine.so.1"), "rebuilt");

        RuntimeInstall after = provisioner.provision(spec, "my-bench", ABI);

        assertThat(after.dir().resolve("libengine.so")).hasContent("rebuilt");
        assertThat(before.dir().resolve("libengine.so")).hasContent("library");
    }

    @Test
    void whenItsRunnerIsBuiltWithAssay_thenThatLiesBesideTheEngine() throws Exception {
        Path built = home.resolve("agents/target/on-device").resolve(ABI).resolve("runner-built");
        Files.createDirectories(built.getParent());
        program(built, "#!/bin/sh\n");

        RuntimeInstall install = provisioner.provision(spec, "runner-built", ABI);

        assertThat(install.executable()).isExecutable().hasParent(install.dir());
        assertThat(install.dir().resolve("libengine.so")).hasContent("library");
        assertThat(install.speaks()).isEqualTo(RunnerSpec.Speaks.EVENTS);
    }

    @Test
    void whenItsRunnerWasNotBuilt_thenTheErrorSaysHowToBuildIt() {
        assertThatThrownBy(() -> provisioner.provision(spec, "runner-built", ABI))
                .isInstanceOfSatisfying(ProvisionException.class, e -> {
                    assertThat(e.where()).endsWith("agents/target/on-device/" + ABI + "/runner-built");
                    assertThat(e.remedy()).contains("mvn -pl agents compile");
                });
    }

    @Test
    void givenAnAndroidDeviceAndNoCapsule_whenTheRunnerAsksForALoader_thenTheErrorSaysHowItComesWithIt()
            throws Exception {
        compile("-pie");

        assertThatThrownBy(() -> provisioner.provision(forAndroid(), "runner-built", ANDROID))
                .isInstanceOfSatisfying(ProvisionException.class, e -> {
                    assertThat(e.why()).contains("it asks for the loader /lib").contains("which such a device lacks");
                    assertThat(e.remedy()).contains("Add '- capsule: glibc' to the parts of " + ANDROID);
                });
    }

    @Test
    void givenAnAndroidDeviceAndNoCapsule_whenTheRunnerIsStatic_thenTheOneOfLinuxIsTakenAsItIs() throws Exception {
        Path built = compile("-static");

        RuntimeInstall install = provisioner.provision(forAndroid(), "runner-built", ANDROID);

        assertThat(install.executable()).hasSameBinaryContentAs(built);
        assertThat(install.launch()).isEqualTo(new Launch.Direct());
    }

    @Test
    void whenTheAbiIsNotThere_thenTheErrorNamesThoseThatAre() {
        assertThatThrownBy(() -> provisioner.provision(spec, "my-bench", "android-arm64"))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("it is there for " + ABI);
    }

    @Test
    void whenTheRunnerIsMisspelt_thenTheErrorAsksForTheRightOne() {
        assertThatThrownBy(() -> provisioner.provision(spec, "my-bensh", ABI))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("did you mean 'my-bench'?");
    }

    @Test
    void whenTheProgramIsNotAmongTheFiles_thenTheErrorSaysSo() {
        assertThatThrownBy(() -> provisioner.provision(spec, "lost", ABI))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("bin/lost");
    }

    @Test
    void whenTheFolderIsGone_thenTheErrorNamesIt() throws Exception {
        Files.move(engine, folder.resolve("moved"));

        assertThatThrownBy(() -> provisioner.provision(spec, "my-bench", ABI))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("there is no such folder")
                .hasMessageContaining(engine.toString());
    }

    private RuntimeSpec forAndroid() throws Exception {
        Path own = Files.createDirectory(folder.resolve("android"));
        Files.writeString(
                own.resolve("engine.yaml"),
                ENGINE.replace(ABI, ANDROID).replace("folder: engine", "folder: ../engine"));
        return RuntimeCatalog.read(List.of(own)).find("my-engine");
    }

    /** The runner that Maven builds, for this machine. */
    private Path compile(String option) throws Exception {
        Path built = home.resolve("agents/target/on-device").resolve(ABI).resolve("runner-built");
        Files.createDirectories(built.getParent());
        Path source = Files.writeString(folder.resolve("main.c"), "int main(void) { return 0; }");
        Compiler.find(Compiler.Language.C, Abi.HOST)
                .run("runner-built", folder, List.of(source.toString(), "-o", built.toString(), option));
        return built;
    }

    private static void program(Path file, String text) throws Exception {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
