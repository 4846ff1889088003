package dev.assay.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.results.fixture.EveryKindOfTrial;
import dev.assay.results.fixture.SyntheticRun;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseRebuildTest {
    @TempDir
    Path tmp;

    private Path db;
    private Path bundles;
    private Path reference;

    @BeforeEach
    void database() throws Exception {
        db = tmp.resolve("data/results.db");
        bundles = tmp.resolve("bundles");
        reference = tmp.resolve("reference.db");
        EveryKindOfTrial.plain(bundles);
        EveryKindOfTrial.sensed(bundles);
        for (Path file : List.of(db, reference)) {
            try (ResultsStore store = ResultsStore.open(file)) {
                store.importBundles(bundles);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aDamagedFileIsKeptAndAWholeOneMadeInItsPlace(int seed) throws Exception {
        damage(db, seed);
        byte[] damaged = Files.readAllBytes(db);
        assertThat(DatabaseCheck.of(db).problems()).isNotEmpty();

        RebuildReport report = rebuild(bundles);

        assertThat(report.imported().added()).isEqualTo(26);
        assertThat(report.lost()).isEmpty();
        assertThat(report.aside().orElseThrow().getFileName().toString())
                .matches("results\\.db\\.damaged-\\d{8}T\\d{6}Z");
        assertThat(report.aside().orElseThrow()).hasBinaryContent(damaged);
        assertWhole();
        assertNothingElseIsLeft(report);
    }

    @Test
    void aDatabaseThatIsNotToBeRecognisedAnyMoreIsKeptToo() throws Exception {
        Files.writeString(db, "These are my notes of the measurement.\n".repeat(200));

        RebuildReport report = rebuild(bundles);

        assertThat(report.aside().orElseThrow()).content().startsWith("These are my notes");
        assertThat(report.listedWhole()).isFalse();
        assertWhole();
    }

    @Test
    void aFileThatNeverWasADatabaseIsLeftAloneHoweverOftenItIsTried() throws Exception {
        Path notes = Files.writeString(tmp.resolve("notes.txt"), "These are my notes of the measurement.\n");

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> ResultsStore.open(notes).close()).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> DatabaseCheck.of(notes)).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> DatabaseRebuild.run(notes, List.of(bundles), ImportProgress.NONE))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.FOREIGN));
        }

        assertThat(notes).hasContent("These are my notes of the measurement.\n");
        try (Stream<Path> files = Files.list(tmp)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("notes")))
                    .containsExactly("notes.txt");
        }
    }

    @Test
    void aFolderIsNotRebuiltEither() throws Exception {
        Path folder = Files.createDirectory(tmp.resolve("folder"));

        assertThatThrownBy(() -> DatabaseRebuild.run(folder, List.of(bundles), ImportProgress.NONE))
                .isInstanceOf(StoreException.class);

        assertThat(folder).isEmptyDirectory();
        assertThat(tmp.resolve("folder.lock")).doesNotExist();
    }

    @Test
    void anEmptyFileIsReplaced() throws Exception {
        Files.write(db, new byte[0]);
        Files.delete(db.resolveSibling("results.db.lock"));

        assertThat(rebuild(bundles).imported().added()).isEqualTo(26);

        assertWhole();
    }

    @Test
    void aFileCutShortIsReplaced() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(db.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }

        assertThat(rebuild(bundles).imported().added()).isEqualTo(26);

        assertWhole();
    }

    @Test
    void aSoundFileIsReplacedAndCalledSo() throws Exception {
        RebuildReport report = rebuild(bundles);

        assertThat(report.aside().orElseThrow().getFileName().toString()).contains(".replaced-");
        assertWhole();
        assertThat(DatabaseCheck.of(report.aside().orElseThrow()).problems()).isEmpty();
    }

    @Test
    void whereThereWasNoFileOneIsMade() throws Exception {
        Files.delete(db);

        assertThat(rebuild(bundles).aside()).isEmpty();

        assertWhole();
    }

    @Test
    void trialsWhoseBundlesAreGoneAreNamedWithTheirOldPlace() throws Exception {
        Path gone = new SyntheticRun(tmp.resolve("elsewhere"), "gone", Instant.parse("2026-11-25T08:00:00Z"))
                .good(SyntheticRun.BASE, 0, 10)
                .dir();
        try (ResultsStore store = ResultsStore.open(db)) {
            store.importBundles(gone);
        }

        RebuildReport report = rebuild(bundles);

        assertThat(report.lost()).extracting(ListedTrial::id).containsExactly("gone-0");
        assertThat(report.lost().getFirst().bundle()).isEqualTo(gone.toString());
        assertThat(report.listedWhole()).isTrue();
    }

    @Test
    void bundlesOfSeveralFoldersAreTaken() throws Exception {
        new SyntheticRun(tmp.resolve("elsewhere"), "more", Instant.parse("2026-11-25T08:00:00Z"))
                .good(SyntheticRun.BASE, 0, 10);

        assertThat(rebuild(bundles, tmp.resolve("elsewhere")).imported().added())
                .isEqualTo(27);
    }

    @Test
    void withoutBundlesTheOldFileStays() throws Exception {
        damage(db, 1);
        byte[] damaged = Files.readAllBytes(db);
        Path empty = Files.createDirectories(tmp.resolve("empty"));

        assertThatThrownBy(() -> rebuild(empty))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.NO_BUNDLES));

        assertThat(db).hasBinaryContent(damaged);
        try (Stream<Path> files = Files.list(db.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.contains("rebuilding")))
                    .isEmpty();
        }
    }

    @Test
    void whatAnotherProcessWritesToIsNotReplaced() throws Exception {
        try (Database other = Database.open(db)) {
            other.write(_ -> {
                assertThatThrownBy(() -> rebuild(bundles))
                        .isInstanceOfSatisfying(
                                StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.BUSY));
                return null;
            });
        }
    }

    @Test
    void aDraftThatAnInterruptedRebuildLeftIsNotMistakenForAnything() throws Exception {
        damage(db, 1);
        Files.writeString(db.resolveSibling("results.db.rebuilding"), "half of a file");
        Files.writeString(db.resolveSibling("results.db.rebuilding-wal"), "half of a log");

        rebuild(bundles);

        assertWhole();
    }

    @Test
    void aCheckTellsBundlesThatAreGoneDamagedOrOthers() throws Exception {
        Path run = bundles.resolve(EveryKindOfTrial.PLAIN_RUN);
        String id = EveryKindOfTrial.PLAIN_RUN + "-";
        Files.writeString(run.resolve(id + 0).resolve("events.jsonl"), "{}\n");
        Files.move(run.resolve(id + 1), tmp.resolve("away"));
        Files.move(run.resolve(id + 2), tmp.resolve("swapped"));
        Files.move(run.resolve(id + 3), run.resolve(id + 2));
        Files.move(tmp.resolve("swapped"), run.resolve(id + 3));

        CheckReport report = DatabaseCheck.withBundles(db, ImportProgress.NONE);

        assertThat(report.problems()).isEmpty();
        assertThat(report.bundles()).isEqualTo(26);
        assertThat(report.broken())
                .extracting(broken -> broken.trial().id())
                .containsExactly(id + 0, id + 1, id + 2, id + 3);
        assertThat(report.broken().get(0).why()).contains("events.jsonl");
        assertThat(report.broken().get(1).why()).contains("not there");
        assertThat(report.broken().get(2).why()).contains("another bundle");
    }

    @Test
    void aCheckOfASoundFileFindsNothingAndChangesNothing() throws Exception {
        byte[] before = Files.readAllBytes(db);

        assertThat(DatabaseCheck.of(db)).isEqualTo(new CheckReport(26, List.of(), 0, List.of()));

        assertThat(db).hasBinaryContent(before);
    }

    @Test
    void aFileThatIsNotThereIsNotSound() {
        assertThatThrownBy(() -> DatabaseCheck.of(tmp.resolve("none.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no such file");
    }

    private RebuildReport rebuild(Path... folders) throws StoreException {
        return DatabaseRebuild.run(db, List.of(folders), ImportProgress.NONE);
    }

    private void assertWhole() throws Exception {
        assertThat(DatabaseCheck.of(db).problems()).isEmpty();
        Queries.assertAlike(db, reference);
    }

    private void assertNothingElseIsLeft(RebuildReport report) throws IOException {
        try (Stream<Path> files = Files.list(db.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsOnly(
                            "results.db",
                            "results.db.lock",
                            report.aside().orElseThrow().getFileName().toString());
        }
    }

    /** Noise over a part of every page but the first two. */
    private static void damage(Path file, int seed) throws IOException {
        Random random = new Random(seed);
        byte[] noise = new byte[1024];
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (long page = 8192; page + 4096 <= bytes.length(); page += 4096) {
                random.nextBytes(noise);
                bytes.seek(page + random.nextInt(2) * 1024);
                bytes.write(noise);
            }
        }
    }
}
