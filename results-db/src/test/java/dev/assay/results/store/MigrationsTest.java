package dev.assay.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.BundleJson;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.results.pairing.Measurement;
import dev.assay.results.statistics.Median;
import dev.assay.results.summary.TrialRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of every older schema, with the rows that the Assay of that time stored, keep all that was in them. */
class MigrationsTest {
    /** Columns of schema 1 that every later one has; what a row lacked then is not told of it now. */
    private static final String FIGURES_OF_OLD = """
            SELECT run, suite, trial, block, attempt, verdict, failure, device, runtime, runtime_version, runner, model,
                   quantization, weights, workload, threads, metric, kind, value, "count", method, reason
            FROM figures ORDER BY run, trial, metric""";

    private static final String CONDITIONS =
            "SELECT trial, moment, position, name, unit, value, text, absent, source FROM conditions ORDER BY 1, 2 DESC, 3";
    private static final String PROVENANCE = "SELECT * FROM provenance ORDER BY trial, name";

    @TempDir
    Path tmp;

    private Path db;

    @BeforeEach
    void db() {
        db = tmp.resolve("results.db");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aFileOfAnOlderSchemaKeepsItsFiguresToTheLastBit(int schema) throws Exception {
        older(schema);
        List<List<String>> before = Queries.rows(db, FIGURES_OF_OLD);
        List<List<String>> conditions = Queries.rows(db, CONDITIONS);
        List<List<String>> provenance = Queries.rows(db, PROVENANCE);

        migrate();

        assertThat(Migrations.version(db)).isEqualTo(Migrations.VERSION);
        assertThat(Queries.rows(db, FIGURES_OF_OLD)).hasSizeGreaterThan(200).isEqualTo(before);
        assertThat(Queries.rows(db, CONDITIONS)).isNotEmpty().isEqualTo(conditions);
        assertThat(Queries.rows(db, PROVENANCE)).isNotEmpty().isEqualTo(provenance);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theDocumentOfEachTrialComesBackWhole(int schema) throws Exception {
        older(schema);
        Map<String, TrialDocument> documents = documents();

        try (ResultsStore store = ResultsStore.open(db)) {
            List<TrialRow> rows = rows(store);

            assertThat(rows)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(row -> assertThat(row.document())
                            .isEqualTo(documents.get(row.document().trial().id())));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void comparisonsReadWhatTheTrialsSay(int schema) throws Exception {
        older(schema);

        try (ResultsStore store = ResultsStore.open(db)) {
            List<Measurement> expected = rows(store).stream()
                    .filter(row -> row.verdict() instanceof Verdict.Valid)
                    .map(row -> measurement(row, row.values().get(Metric.ITL_MS)))
                    .toList();

            assertThat(store.measurements(Set.of(Metric.ITL_MS)))
                    .hasSizeGreaterThan(10)
                    .isEqualTo(expected);
            assertThat(store.cells())
                    .containsExactlyInAnyOrderElementsOf(rows(store).stream()
                            .map(row -> row.document().cell())
                            .distinct()
                            .toList());
        }
    }

    @Test
    void theSessionOfATrialSurvivesExactly() throws Exception {
        older(3);
        List<List<String>> before = Queries.rows(db, "SELECT * FROM trial_devices ORDER BY trial");
        assertThat(before).hasSize(6);

        migrate();

        assertThat(Queries.rows(db, "SELECT * FROM trial_devices WHERE profile IS NOT NULL ORDER BY trial"))
                .isEqualTo(before);
    }

    private void migrate() throws StoreException {
        try (ResultsStore store = ResultsStore.open(db)) {
            store.check();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aTrialStoredBeforeSamplesWereSaysSoAndHasNoChannels(int schema) throws Exception {
        older(schema);

        try (ResultsStore store = ResultsStore.open(db)) {
            for (TrialRow row : rows(store)) {
                TrialSamples samples =
                        store.samples(row.document().trial().id()).orElseThrow();
                assertThat(samples.absent())
                        .contains("stored before samples were; import the bundle into a new database");
                assertThat(samples.channels()).isEmpty();
                assertThat(samples.tokens()).isEmpty();
                assertThat(samples.inferences()).isEmpty();
            }
        }
    }

    private void older(int schema) throws SQLException, IOException {
        Flyway.configure()
                .loggers("slf4j")
                .dataSource("jdbc:sqlite:" + db, null, null)
                .locations("classpath:dev/assay/results/migration")
                .target(String.valueOf(schema))
                .load()
                .migrate();
        try (InputStream dump = MigrationsTest.class.getResourceAsStream("schema-" + schema + ".sql");
                Connection connection = Database.connect(db);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = OFF"); // tables are in the order of the alphabet
            statement.execute("BEGIN");
            for (String line : new String(dump.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("--")) {
                    statement.execute(line);
                }
            }
            statement.execute("COMMIT");
        }
    }

    private Map<String, TrialDocument> documents() throws SQLException {
        return Queries.rows(db, "SELECT id, document FROM trials").stream()
                .collect(Collectors.toMap(
                        row -> row.get(0), row -> BundleJson.mapper().readValue(row.get(1), TrialDocument.class)));
    }

    /** Run after run by id, each in the order of its plan. */
    private static List<TrialRow> rows(ResultsStore store) throws StoreException {
        List<TrialRow> rows = new ArrayList<>();
        for (RunListing run : store.runs().reversed()) {
            rows.addAll(store.run(run.id()).orElseThrow().trials());
        }
        return rows;
    }

    private static Measurement measurement(TrialRow row, MetricValue value) {
        TrialDocument document = row.document();
        MetricValue.Distribution times = (MetricValue.Distribution) value;
        return new Measurement(
                document.cell().id(),
                document.run().id(),
                document.trial().block(),
                document.trial().order(),
                document.trial().started(),
                Metric.ITL_MS,
                Median.of(
                        times.values().stream().mapToDouble(Double::doubleValue).toArray()),
                times.method(),
                document.sensing() != null && document.sensing().simulated() != null,
                Charger.of(document.before(), document.after()));
    }
}
