package dev.assay.harness.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.harness.artifact.ArtifactException.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactStoreTest {
    private static final byte[] CONTENT = Folders.noise(10_000, 7);
    private static final String HASH = Folders.sha256(CONTENT);

    @TempDir
    Path folder;

    private Path root;
    private Path file;
    private ArtifactStore store;

    @BeforeEach
    void open() throws Exception {
        root = folder.resolve("store");
        file = Files.write(folder.resolve("model.bin"), CONTENT);
        store = ArtifactStore.open(root, Progress.NONE);
    }

    @Test
    void givenALocalFile_whenFetched_thenTheBlobOutlivesIt() throws Exception {
        Path blob = store.fetch(pinned());
        Files.delete(file);

        assertThat(blob).hasBinaryContent(CONTENT).hasFileName(HASH);
        assertThat(store.present(pinned())).contains(blob);
        assertThat(store.fetch(pinned())).isEqualTo(blob);
    }

    @Test
    void givenALocalFileWithoutAHash_whenItChanges_thenTheNewContentIsFetched() throws Exception {
        Source loose = new Source.LocalFile(file, Optional.empty());
        store.fetch(loose);
        byte[] changed = Folders.noise(10_000, 8);
        Files.write(file, changed);

        assertThat(store.present(loose)).isEmpty();
        assertThat(store.fetch(loose)).hasBinaryContent(changed);
    }

    @Test
    void givenAWrongHash_whenFetched_thenNothingIsKept() throws Exception {
        Source wrong = new Source.LocalFile(file, Optional.of("0".repeat(64)));

        assertThatThrownBy(() -> store.fetch(wrong)).isInstanceOfSatisfying(ArtifactException.class, e -> {
            assertThat(e.code()).isEqualTo(Code.HASH_MISMATCH);
            assertThat(e.why()).contains(HASH, "0".repeat(64));
        });
        assertThat(Folders.in(root.resolve("blobs/sha256"))).isEmpty();
        assertThat(Folders.in(root.resolve("tmp"))).isEmpty();
    }

    @Test
    void givenNoSuchFile_whenFetched_thenTheErrorSaysWhichAndWhatToDo() {
        Source absent = new Source.LocalFile(folder.resolve("absent"), Optional.of(HASH));

        assertThatThrownBy(() -> store.fetch(absent)).isInstanceOfSatisfying(ArtifactException.class, e -> {
            assertThat(e.code()).isEqualTo(Code.NOT_FOUND);
            assertThat(e.where()).endsWith("absent");
            assertThat(e.remedy()).isNotBlank();
        });
    }

    @Test
    void givenAFolderThatCannotBeMade_whenOpened_thenTheReasonIsInWords() {
        Path impossible = Path.of("/proc/nowhere/store");

        assertThatThrownBy(() -> ArtifactStore.open(impossible, Progress.NONE))
                .isInstanceOfSatisfying(
                        ArtifactException.class,
                        e -> assertThat(e.why())
                                .containsAnyOf("/proc/nowhere is not there", "may not be used: permission denied"));
    }

    @Test
    void givenABlobThatWasCutShort_whenFetchedAgain_thenItIsNoticedAndReplaced() throws Exception {
        Path blob = store.fetch(pinned());
        overwrite(blob, new byte[] {1, 2, 3});

        assertThat(store.present(pinned())).isEmpty();
        assertThat(store.fetch(pinned())).hasBinaryContent(CONTENT);
    }

    @Test
    void givenABlobThatOnlyLooksDifferent_whenFetchedAgain_thenItIsReadAndKept() throws Exception {
        Path blob = store.fetch(pinned());
        Files.setLastModifiedTime(blob, FileTime.from(Instant.EPOCH));
        Files.delete(file);

        assertThat(store.fetch(pinned())).isEqualTo(blob);
    }

    @Test
    void givenABlobThatRottedUnseen_whenTheStoreIsVerified_thenItIsFoundAndDropped() throws Exception {
        Path blob = store.fetch(pinned());
        FileTime before = Files.getLastModifiedTime(blob);
        byte[] rotten = CONTENT.clone();
        rotten[500] ^= 4;
        overwrite(blob, rotten);
        Files.setLastModifiedTime(blob, before);

        assertThat(store.verify()).containsExactly(blob);
        assertThat(store.fetch(pinned())).hasBinaryContent(CONTENT);
        assertThat(store.verify()).isEmpty();
    }

    @Test
    void givenABlob_thenNobodyMayWriteIt() throws Exception {
        assertThat(Files.getPosixFilePermissions(store.fetch(pinned())))
                .noneMatch(permission -> permission.name().endsWith("WRITE"));
    }

    @Test
    void givenAFolderThatIsAFile_whenAStoreIsOpenedThere_thenTheErrorSaysSo() {
        assertThatThrownBy(() -> ArtifactStore.open(file, Progress.NONE))
                .isInstanceOfSatisfying(
                        ArtifactException.class, e -> assertThat(e.code()).isEqualTo(Code.STORE_FAILED));
    }

    private Source pinned() {
        return new Source.LocalFile(file, Optional.of(HASH));
    }

    private static void overwrite(Path blob, byte[] content) throws Exception {
        blob.toFile().setWritable(true);
        Files.write(blob, content);
    }
}
