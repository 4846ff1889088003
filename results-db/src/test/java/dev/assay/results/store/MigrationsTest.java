package dev.assay.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    @TempDir
    Path tmp;

    @Test
    void aDatabaseOfVersionOneKeepsItsRowsAndStatesNoUncertaintyOfThem() throws Exception {
        Path db = tmp.resolve("results.db");
        versionOne(db);
        assertThat(Migrations.version(db)).isEqualTo(1);

        try (ResultsStore store = ResultsStore.open(db)) {
            store.check();
        }

        assertThat(Migrations.version(db)).isEqualTo(Migrations.VERSION);
        assertThat(rows(db, "SELECT metric, value, uncertainty, method, collectors, simulated FROM figures"))
                .containsExactly(List.of("decode_tps", "42.5", "null", "token stamps", "all", "null"));
    }

    @Test
    void aTrialStoredBeforeSamplesWereSaysSoAndHasNoChannels() throws Exception {
        Path db = tmp.resolve("results.db");
        versionOne(db);

        try (ResultsStore store = ResultsStore.open(db)) {
            TrialSamples samples = store.samples("t").orElseThrow();

            assertThat(samples.absent()).contains("stored before samples were; import the bundle into a new database");
            assertThat(samples.channels()).isEmpty();
            assertThat(samples.tokens()).isEmpty();
            assertThat(samples.inferences()).isEmpty();
        }
    }

    /** As the first release made it: the first migration alone, then rows. */
    private static void versionOne(Path db) throws SQLException {
        Flyway.configure()
                .loggers("slf4j")
                .dataSource("jdbc:sqlite:" + db, null, null)
                .locations("classpath:dev/assay/results/migration")
                .target("1")
                .load()
                .migrate();
        try (Connection connection = Database.connect(db);
                Statement statement = connection.createStatement()) {
            String sha256 = "a".repeat(64);
            statement.execute("INSERT INTO suites VALUES ('s', 'suite: x')");
            statement.execute(
                    "INSERT INTO runs VALUES ('run', 'x', 's', 1, '2026-11-23T08:00:00.000000000Z', '0.1.0')");
            statement.execute("INSERT INTO devices VALUES ('d', 'linux', 'linux-x86_64', NULL)");
            statement.execute("INSERT INTO runtimes VALUES (1, 'llama.cpp', 'b1', 'runner-llama')");
            statement.execute("INSERT INTO models VALUES (1, 'm', 'Q4_0', 'gguf', 'synthetic', NULL, NULL, NULL)");
            statement.execute("INSERT INTO cells VALUES ('c', 'd', 1, 1, 'p8-g4', '{}', 2)");
            statement.execute(
                    "INSERT INTO trials (trial, id, bundle_sha256, bundle, run, cell, block, plan_order, attempt,"
                            + " verdict, document) VALUES (1, 't', '" + sha256
                            + "', '/b', 'run', 'c', 0, 0, 1, 'valid', '{}')");
            statement.execute(
                    "INSERT INTO metric_values VALUES (1, 'decode_tps', 'scalar', 42.5, 'token stamps', NULL)");
        }
    }

    private static List<List<String>> rows(Path db, String sql) throws SQLException, StoreException {
        try (Connection connection = Database.connect(db);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
