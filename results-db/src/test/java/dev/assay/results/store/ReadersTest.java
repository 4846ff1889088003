package dev.assay.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.collectors.metric.Metric;
import dev.assay.results.fixture.SyntheticRun;
import dev.assay.results.pairing.MetricColumn;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {
    @TempDir
    Path tmp;

    private Path file;

    @BeforeEach
    void stored() throws Exception {
        file = tmp.resolve("results.db");
        for (String id : List.of("a", "b")) {
            SyntheticRun run = new SyntheticRun(tmp.resolve("bundles"), id, Instant.parse("2026-11-23T08:00:00Z"));
            for (int block = 0; block < 6; block++) {
                run.good(SyntheticRun.BASE, block, 10 + block);
                run.good(SyntheticRun.CANDIDATE, block, 8 + block);
            }
        }
        try (ResultsStore store = ResultsStore.open(file)) {
            store.importBundles(tmp.resolve("bundles"));
        }
    }

    @Test
    void twoConnectionsReadWhatOneReads() throws Exception {
        Set<Metric> all = EnumSet.allOf(Metric.class);
        try (Connection first = Database.connect(file);
                Connection second = Database.connect(file)) {
            for (Set<String> wanted : Arrays.asList(null, Set.of("b"))) {
                List<MetricColumn> alone = Measurements.of(new Readers(first, Optional.empty()), wanted, all);
                List<MetricColumn> together = Measurements.of(new Readers(first, Optional.of(second)), wanted, all);

                assertThat(alone).isNotEmpty();
                assertThat(together.stream().map(MetricColumn::toList))
                        .containsExactlyElementsOf(
                                alone.stream().map(MetricColumn::toList).toList());
            }
        }
    }

    @Test
    void everyTaskIsDoneOnce() throws Exception {
        List<AtomicInteger> done =
                IntStream.range(0, 500).mapToObj(_ -> new AtomicInteger()).toList();
        List<Readers.Task<Integer>> tasks = new ArrayList<>();
        done.forEach(count -> tasks.add(new Readers.Task<>(_ -> count.incrementAndGet())));
        try (Connection first = Database.connect(file);
                Connection second = Database.connect(file)) {
            new Readers(first, Optional.of(second)).run(tasks);
        }

        assertThat(tasks).allSatisfy(task -> assertThat(task.result()).isEqualTo(1));
    }

    @Test
    void whatFailsOnEitherConnectionFailsTheReadingAndLeavesNoThreadBehind() throws Exception {
        try (Connection first = Database.connect(file);
                Connection second = Database.connect(file)) {
            for (Connection failing : List.of(first, second)) {
                CyclicBarrier both = new CyclicBarrier(2); // so that each connection gets one
                List<Readers.Task<Integer>> tasks =
                        Collections.nCopies(2, new Readers.Task<>(connection -> failing(connection, failing, both)));

                assertThatThrownBy(() -> new Readers(first, Optional.of(second)).run(tasks))
                        .isInstanceOf(SQLException.class)
                        .hasMessage("made up");
                assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .doesNotContain("second reader");
            }
        }
    }

    private static int failing(Connection connection, Connection failing, CyclicBarrier both) throws SQLException {
        try {
            both.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        if (connection == failing) {
            throw new SQLException("made up");
        }
        return 1;
    }

    @Test
    void aSecondConnectionDoesNotReadWhenAnotherWroteInBetween() throws Exception {
        try (SecondConnection second = new SecondConnection(file);
                Connection writer = Database.connect(file);
                Statement statement = writer.createStatement()) {
            long quiet = second.version();
            assertThat(second.begin(quiet)).isTrue();
            second.end();

            statement.execute("INSERT INTO texts (content) VALUES ('written in between')");

            assertThat(second.begin(quiet)).isFalse();
            assertThat(second.begin(second.version()))
                    .as("from then on it does")
                    .isTrue();
            second.end();
        }
    }

    @Test
    void whatASecondConnectionBeganToReadDoesNotChange() throws Exception {
        try (SecondConnection second = new SecondConnection(file);
                Connection writer = Database.connect(file);
                Statement statement = writer.createStatement()) {
            second.begin(second.version());
            int before = texts(second.connection());

            statement.execute("INSERT INTO texts (content) VALUES ('written meanwhile')");

            assertThat(texts(second.connection())).isEqualTo(before);
            second.end();
            assertThat(texts(second.connection())).isEqualTo(before + 1);
        }
    }

    @Test
    void bothConnectionsOfASharedReadingSeeOneState() throws Exception {
        try (Database database = Database.open(file);
                Connection writer = Database.connect(file);
                Statement statement = writer.createStatement()) {
            database.readTogether(readers -> {
                int before = texts(readers.first());

                statement.execute("INSERT INTO texts (content) VALUES ('written meanwhile')");

                assertThat(texts(readers.first())).isEqualTo(before);
                assertThat(texts(readers.second().orElseThrow())).isEqualTo(before);
                return before;
            });
            int after = database.readTogether(readers -> texts(readers.second().orElseThrow()));

            assertThat(after).as("the next reading sees it").isEqualTo(texts(writer));
        }
    }

    @Test
    void afterASharedReadingThatFailedTheNextOneReads() throws Exception {
        try (Database database = Database.open(file)) {
            assertThatThrownBy(() -> database.readTogether(_ -> {
                        throw new SQLException("made up");
                    }))
                    .hasMessageContaining("made up");

            assertThat(database.<Boolean>readTogether(
                            readers -> readers.second().isPresent()))
                    .isTrue();
        }
    }

    private static int texts(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM texts")) {
            return row.getInt(1);
        }
    }
}
