package dev.assay.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.results.fixture.SyntheticRun;
import dev.assay.results.summary.RunSummary;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteException;

@Timeout(60)
class ProcessesTest {
    private static final int TRIALS = 8;

    @TempDir
    Path tmp;

    private Path db;
    private Path bundles;
    private RunSummary undisturbed;

    @BeforeEach
    void bundles() throws Exception {
        db = tmp.resolve("results.db");
        bundles = tmp.resolve("run");
        new SyntheticRun(tmp, "run", Instant.parse("2026-11-23T08:00:00Z")).blocks(TRIALS / 2);
        try (ResultsStore store = ResultsStore.open(tmp.resolve("undisturbed.db"))) {
            store.importBundles(bundles);
            undisturbed = store.run("latest").orElseThrow();
        }
    }

    @Test
    void twoProcessesThatBeginTogetherOnANewDatabaseStoreEachTrialOnce() throws Exception {
        List<Process> processes = List.of(IngestProcess.start(db, bundles), IngestProcess.start(db, bundles));

        Stream<String> said = Stream.empty();
        for (Process process : processes) {
            said = Stream.concat(said, process.inputReader().readAllLines().stream());
            assertThat(process.waitFor()).isZero();
        }

        assertThat(said).filteredOn("ADDED"::equals).hasSize(TRIALS);
        assertWholeAndEqualToTheUndisturbed();
    }

    @Test
    void twoProcessesThatStoreDifferentRunsAtOnceStoreAllOfBoth() throws Exception {
        Path others = tmp.resolve("other");
        new SyntheticRun(tmp, "other", Instant.parse("2026-11-24T08:00:00Z")).blocks(TRIALS / 2);
        List<Process> processes = List.of(IngestProcess.start(db, bundles), IngestProcess.start(db, others));

        for (Process process : processes) {
            assertThat(process.inputReader().lines())
                    .filteredOn("ADDED"::equals)
                    .hasSize(TRIALS);
            assertThat(process.waitFor()).isZero();
        }

        Path inOrder = tmp.resolve("in-order.db");
        try (ResultsStore store = ResultsStore.open(inOrder)) {
            store.importBundles(others);
            store.importBundles(bundles);
        }
        assertThat(DatabaseCheck.of(db).problems()).isEmpty();
        Queries.assertAlike(db, inOrder);
    }

    @Test
    void anImportBesideAProcessThatStoresTheSameBundlesCountsEachOnce() throws Exception {
        Process process = IngestProcess.start(db, bundles);
        readUntilBegun(process, 2);

        int added;
        try (ResultsStore store = ResultsStore.open(db)) {
            added = store.importBundles(bundles).added();
        }

        long addedThere = process.inputReader().lines().filter("ADDED"::equals).count();
        assertThat(process.waitFor()).isZero();
        assertThat(added + addedThere).as("the first one was read above").isEqualTo(TRIALS - 1);
        assertWholeAndEqualToTheUndisturbed();
    }

    /** A trigger that never ends holds the process inside the transaction of its fourth trial; there it is killed. */
    @ParameterizedTest
    @ValueSource(strings = {"trials", "metric_values", "trial_conditions", "sample_chunks"})
    void aProcessKilledInsideATransactionLeavesNothingOfThatTrial(String table) throws Exception {
        ResultsStore.open(db).close();
        sql("CREATE TRIGGER hold AFTER INSERT ON " + table + " WHEN (SELECT count(*) FROM trials) = 4 BEGIN "
                + "INSERT INTO suites SELECT 'never', sum(n) FROM "
                + "(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c); END");
        Process process = IngestProcess.start(db, bundles);
        readUntilBegun(process, 4);
        waitUntilItHoldsTheDatabase();

        process.destroyForcibly().waitFor();
        sql("DROP TRIGGER hold");

        try (ResultsStore store = ResultsStore.open(db)) {
            store.check();
            assertThat(store.runs().getFirst().trials().valid()).isEqualTo(3);
        }
        assertWholeAndEqualToTheUndisturbed();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void aProcessKilledAnywhereIsMendedByStoringTheBundlesAgain(int begun) throws Exception {
        Process process = IngestProcess.start(db, bundles);
        readUntilBegun(process, begun);

        process.destroyForcibly().waitFor();

        assertWholeAndEqualToTheUndisturbed();
    }

    private void assertWholeAndEqualToTheUndisturbed() throws StoreException {
        try (ResultsStore store = ResultsStore.open(db)) {
            store.check();
            store.importBundles(bundles);
            store.check();
            assertThat(store.run("latest")).contains(undisturbed);
        }
    }

    private static void readUntilBegun(Process process, int trials) throws Exception {
        BufferedReader out = process.inputReader();
        int begun = 0;
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(IngestProcess.BEGIN) && ++begun == trials) {
                return;
            }
        }
        throw new AssertionError("the process ended before trial " + trials);
    }

    /** Asks without waiting until the lock is refused: then the process is in its transaction, and stays there. */
    private void waitUntilItHoldsTheDatabase() throws Exception {
        try (Connection connection = Database.connect(db);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 0");
            assertThatThrownBy(() -> {
                        while (true) {
                            statement.execute("BEGIN IMMEDIATE");
                            statement.execute("ROLLBACK");
                        }
                    })
                    .isInstanceOf(SQLiteException.class)
                    .hasMessageContaining("BUSY");
        }
    }

    private void sql(String sql) throws Exception {
        try (Connection connection = Database.connect(db);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
