package dev.assay.harness.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.collectors.bundle.Cell.Weights;
import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.ArtifactStore;
import dev.assay.harness.artifact.Progress;
import dev.assay.harness.artifact.Sha256;
import dev.assay.harness.artifact.Source;
import dev.assay.harness.model.gguf.Architecture;
import dev.assay.harness.model.gguf.FileType;
import dev.assay.harness.model.gguf.MalformedGgufException;
import dev.assay.harness.model.gguf.Shape;
import dev.assay.harness.model.gguf.SyntheticGguf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelProvisionerTest {
    private static final Shape TINY =
            new Shape(Architecture.LLAMA, 1, 64, 128, 4, 2, 96, 10_000, 1e-5, 128, true, Optional.empty());

    @TempDir
    private Path folder;

    private final List<String> work = new CopyOnWriteArrayList<>();
    private ModelProvisioner provisioner;

    @BeforeEach
    void open() throws Exception {
        Progress listener = (what, _, _) -> work.add(what);
        provisioner = new ModelProvisioner(ArtifactStore.open(folder.resolve("store"), listener));
    }

    @Test
    void givenASyntheticVariantMakesItOnceAndRemembersItsHash() throws Exception {
        ModelVariant variant = variant("gguf", new ModelSource.Synthetic(TINY, FileType.Q4_0, 1));
        ModelFile first = provisioner.provision(variant);
        assertThat(first.sha256()).isEqualTo(Sha256.of(first.path()));
        assertThat(first.bytes()).isEqualTo(Files.size(first.path()));
        assertThat(work).isNotEmpty();

        work.clear();
        assertThat(provisioner.provision(variant)).isEqualTo(first);
        assertThat(work).as("nothing is made the second time").isEmpty();
    }

    @Test
    void givenAnotherSeedOrTypeMakesAnotherFile() throws Exception {
        assertThat(List.of(
                        provisioner.provision(variant("gguf", new ModelSource.Synthetic(TINY, FileType.Q4_0, 1))),
                        provisioner.provision(variant("gguf", new ModelSource.Synthetic(TINY, FileType.Q4_0, 2))),
                        provisioner.provision(variant("gguf", new ModelSource.Synthetic(TINY, FileType.Q8_0, 1)))))
                .extracting(ModelFile::sha256)
                .doesNotHaveDuplicates();
    }

    @Test
    void givenAFileOfTheUsersUsesItWhereItLies() throws Exception {
        Path mine = model("mine.gguf");
        ModelFile file = provisioner.provision(variant("gguf", new ModelSource.Local(mine, Optional.empty())));
        assertThat(file).isEqualTo(new ModelFile(mine, Sha256.of(mine), Files.size(mine)));
    }

    @Test
    void givenADownloadThatBrokeOffRefusesIt() throws Exception {
        Path mine = model("mine.gguf");
        byte[] whole = Files.readAllBytes(mine);
        Files.write(mine, Arrays.copyOf(whole, whole.length - 4096));
        assertThatExceptionOfType(MalformedGgufException.class)
                .isThrownBy(() -> provisioner.provision(variant("gguf", new ModelSource.Local(mine, Optional.empty()))))
                .satisfies(e -> {
                    assertThat(e.where()).startsWith(mine.toString());
                    assertThat(e.why()).contains("cut short");
                });
    }

    @Test
    void givenAFileThatIsNotTheOneDescribedRefusesIt() throws Exception {
        Path mine = model("mine.gguf");
        Optional<String> other = Optional.of("0".repeat(64));
        assertThatExceptionOfType(ArtifactException.class)
                .isThrownBy(() -> provisioner.provision(variant("gguf", new ModelSource.Local(mine, other))))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ArtifactException.Code.HASH_MISMATCH));
    }

    @Test
    void givenNoFileSaysWhereItLooked() {
        Path none = folder.resolve("none.gguf");
        assertThatExceptionOfType(ArtifactException.class)
                .isThrownBy(() -> provisioner.provision(variant("gguf", new ModelSource.Local(none, Optional.empty()))))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ArtifactException.Code.NOT_FOUND);
                    assertThat(e.where()).isEqualTo(none.toString());
                });
    }

    @Test
    void givenAMemberOfAnArchiveTakesThatAlone() throws Exception {
        Path jar = folder.resolve("models.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("tokenizer.json", "net.onnx")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes());
                zip.closeEntry();
            }
        }
        Source source = new Source.LocalFile(jar, Optional.of(Sha256.of(jar)));
        ModelVariant variant = variant("onnx", new ModelSource.Fetched(source, Optional.of("net.onnx")));
        ModelFile file = provisioner.provision(variant);
        assertThat(file.path()).hasContent("net.onnx");
        assertThat(file.bytes()).isEqualTo("net.onnx".length());
        assertThat(file.sha256()).isEqualTo(Sha256.of("net.onnx"));
    }

    private Path model(String name) throws Exception {
        Path path = folder.resolve(name);
        SyntheticGguf.layout("tiny", TINY, FileType.Q8_0, 3).write(path, 1);
        return path;
    }

    private static ModelVariant variant(String format, ModelSource source) {
        return new ModelVariant("tiny", "test", format, Weights.SYNTHETIC, Optional.empty(), source);
    }
}
