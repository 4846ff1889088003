package dev.assay.harness.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.harness.artifact.ArtifactException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Given a store on a disk of 1 MiB. */
class FullDiskTest {
    private static final byte[] TOO_MUCH = Folders.noise(4 << 20, 3);

    @TempDir
    static Path mountPoint;

    @TempDir
    Path elsewhere;

    private SmallDisk disk;
    private Path root;
    private ArtifactStore store;

    @BeforeEach
    void mount() throws Exception {
        disk = SmallDisk.mount(mountPoint);
        root = disk.folder().resolve("store");
        store = ArtifactStore.open(root, Progress.NONE, Folders.IMPATIENT);
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void whenALargerFileIsFetched_thenItSaysNoSpaceAndKeepsNothing() throws Exception {
        Path file = Files.write(elsewhere.resolve("large"), TOO_MUCH);

        assertNoSpace(() -> store.fetch(new Source.LocalFile(file, Optional.empty())));
    }

    @Test
    void whenALargerFileIsDownloaded_thenItSaysNoSpaceAndKeepsNoPart() throws Exception {
        try (LoopbackServer server = new LoopbackServer(LoopbackServer.whole(TOO_MUCH, "\"a\""))) {
            assertNoSpace(() -> store.fetch(new Source.Https(server.uri("/f"), Folders.sha256(TOO_MUCH))));
        }
    }

    @Test
    void whenALargerFolderIsDerived_thenItSaysNoSpaceAndKeepsNothing() {
        assertNoSpace(() -> store.derive(new Large(into -> Files.write(into.resolve("large"), TOO_MUCH))));
    }

    @Test
    void whenAnArchiveIsUnpackedThatDoesNotFit_thenItSaysNoSpaceAndKeepsNothing() throws Exception {
        Path archive = elsewhere.resolve("archive.tgz");
        try (Tarballs tar = new Tarballs(archive)) {
            tar.file("large", new String(new char[4 << 20]));
        }
        assertNoSpace(() -> store.derive(new Large(into -> Archives.extract(archive, List.of("**"), into))));
    }

    @Test
    void whenSpaceIsFreed_thenTheSameFetchSucceeds() throws Exception {
        Path ballast = Files.write(disk.folder().resolve("ballast"), Folders.noise(900_000, 4));
        Path file = Files.write(elsewhere.resolve("file"), Folders.noise(400_000, 5));
        Source source = new Source.LocalFile(file, Optional.empty());
        assertNoSpace(() -> store.fetch(source));

        Files.delete(ballast);

        assertThat(store.fetch(source)).hasSameBinaryContentAs(file);
    }

    private void assertNoSpace(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ArtifactException.class, e -> {
            assertThat(e.code()).isEqualTo(Code.NO_SPACE);
            assertThat(e.remedy()).contains("df -h");
        });
        for (String folder : List.of("blobs/sha256", "derived", "partial", "tmp")) {
            assertThat(Folders.in(root.resolve(folder))).as(folder).isEmpty();
        }
    }

    @FunctionalInterface
    private interface Build {
        void into(Path folder) throws ArtifactException, IOException;
    }

    private record Large(Build build) implements Derivation {
        @Override
        public String name() {
            return "large";
        }

        @Override
        public int recipe() {
            return 1;
        }

        @Override
        public SortedMap<String, String> inputs() {
            return new TreeMap<>(Map.of());
        }

        @Override
        public void build(Path into, Progress progress) throws ArtifactException, IOException {
            build.into(into);
        }
    }
}
