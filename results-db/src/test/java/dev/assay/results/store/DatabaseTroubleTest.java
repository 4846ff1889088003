package dev.assay.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.results.fixture.SyntheticRun;
import dev.assay.results.store.StoreException.Kind;
import dev.assay.results.summary.RunSummary;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTroubleTest {
    @TempDir
    Path tmp;

    private Path db;
    private SyntheticRun run;

    @BeforeEach
    void paths() {
        db = tmp.resolve("results.db");
        run = new SyntheticRun(tmp.resolve("bundles"), "run", Instant.parse("2026-11-23T08:00:00Z"));
    }

    @Test
    void aFileThatNeverWasADatabaseIsReportedAndItsPlaceIsNotOffered() throws Exception {
        Files.writeString(db, "These are my notes of the measurement.\n".repeat(200));

        StoreException e = failure(Kind.FOREIGN, () -> ResultsStore.open(db).close());

        assertThat(e.why()).contains("no database of Assay");
        assertThat(e.remedy()).startsWith("name another with --db FILE");
        assertThat(Files.readString(db)).as("untouched").startsWith("These are my notes");
    }

    @Test
    void aDatabaseThatIsNotToBeRecognisedAnyMoreIsReportedWithTheWayToRebuildIt() throws Exception {
        stored();
        Files.writeString(db, "These are my notes of the measurement.\n".repeat(200));

        StoreException e = failure(Kind.DAMAGED, () -> ResultsStore.open(db).close());

        assertThat(e.remedy()).contains("assay db rebuild --db " + db);
        assertThat(e.where()).isEqualTo(db.toString());
        assertThat(Files.readString(db)).as("untouched").startsWith("These are my notes");
    }

    @Test
    void brokenPagesAreFound() throws Exception {
        stored();
        try (RandomAccessFile file = new RandomAccessFile(db.toFile(), "rw")) {
            byte[] noise = new byte[2048];
            new java.util.Random(1).nextBytes(noise);
            for (long at = 8192; at + noise.length < file.length(); at += 4096) {
                file.seek(at);
                file.write(noise);
            }
        }

        failure(Kind.DAMAGED, () -> {
            try (ResultsStore store = ResultsStore.open(db)) {
                store.check();
            }
        });
    }

    @Test
    void aFileCutShortIsReported() throws Exception {
        stored();
        try (RandomAccessFile file = new RandomAccessFile(db.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }

        failure(Kind.DAMAGED, () -> {
            try (ResultsStore store = ResultsStore.open(db)) {
                store.check();
            }
        });
    }

    @Test
    void aDatabaseOfALaterVersionIsLeftAlone() throws Exception {
        stored();
        sql("PRAGMA user_version = 99");

        assertThat(failure(Kind.NEWER, () -> ResultsStore.open(db).close()))
                .hasMessageContaining("version 99")
                .hasMessageContaining("up to " + Migrations.VERSION);
    }

    @Test
    void aDatabaseOfAnotherProgramIsLeftAlone() throws Exception {
        sql("CREATE TABLE bookmarks (url TEXT)");

        failure(Kind.FOREIGN, () -> ResultsStore.open(db).close());
    }

    @Test
    void onAFullDiskNothingOfTheTrialIsStoredAndTheStoreGoesOnWhenThereIsSpace() throws Exception {
        try (Database database = Database.open(db)) {
            ResultsStore store = new ResultsStore(database);
            database.read(handle -> handle.execute("PRAGMA max_page_count = 1")); // which means: as large as now

            Bundle tooMuch = fillUntilOneFails(store);

            store.check();
            assertThat(stored(store)).doesNotContain(tooMuch.trial().trial().id());
            database.read(handle -> handle.execute("PRAGMA max_page_count = 4294967294"));
            assertThat(store.ingest(tooMuch)).isEqualTo(IngestResult.ADDED);
            assertThat(stored(store)).contains(tooMuch.trial().trial().id());
        }
    }

    @Test
    void aDatabaseThatAnotherProcessHoldsIsReportedAsBusy() throws Exception {
        Bundle bundle = run.good(SyntheticRun.BASE, 0, 10);
        try (Database holder = Database.open(db);
                Database waiter = Database.open(db)) {
            waiter.read(handle -> handle.execute("PRAGMA busy_timeout = 1"));

            holder.write(_ -> failure(Kind.BUSY, () -> new ResultsStore(waiter).ingest(bundle)));

            assertThat(new ResultsStore(waiter).ingest(bundle)).isEqualTo(IngestResult.ADDED);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsReported() throws Exception {
        Path file = Files.writeString(tmp.resolve("file"), "in the way");

        StoreException e = failure(
                Kind.INACCESSIBLE,
                () -> ResultsStore.open(file.resolve("results.db")).close());

        assertThat(e.why()).isEqualTo(file + " is a file that is there already");
    }

    @Test
    void everyMigrationSetsTheVersionThatTheProgramExpects() throws Exception {
        stored();

        assertThat(Migrations.version(db)).isEqualTo(Migrations.VERSION);
    }

    private void stored() throws Exception {
        try (ResultsStore store = ResultsStore.open(db)) {
            for (Bundle bundle : run.blocks(2)) {
                store.ingest(bundle);
            }
        }
    }

    private Bundle fillUntilOneFails(ResultsStore store) throws Exception {
        for (int block = 0; block < 200; block++) {
            Bundle bundle = run.good(SyntheticRun.BASE, block, 10);
            try {
                store.ingest(bundle);
            } catch (StoreException e) {
                assertThat(e.kind()).isEqualTo(Kind.FULL);
                assertThat(e.remedy()).contains("free space");
                return bundle;
            }
        }
        throw new AssertionError("never full");
    }

    private static List<String> stored(ResultsStore store) throws StoreException {
        return store.run("latest").map(RunSummary::trials).orElse(List.of()).stream()
                .map(row -> row.document().trial().id())
                .toList();
    }

    private void sql(String sql) throws Exception {
        try (Connection connection = Database.connect(db);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static StoreException failure(Kind kind, ThrowingCallable call) {
        StoreException[] thrown = new StoreException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(StoreException.class, e -> thrown[0] = e);
        assertThat(thrown[0].kind()).isEqualTo(kind);
        return thrown[0];
    }
}
