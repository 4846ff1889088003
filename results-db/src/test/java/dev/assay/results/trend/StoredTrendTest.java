package dev.assay.results.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.comparison.Difference;
import dev.assay.results.comparison.Selector;
import dev.assay.results.fixture.SyntheticRun;
import dev.assay.results.statistics.Outcome;
import dev.assay.results.store.ResultsStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twelve nights of one cell; from the seventh on a new runtime, ten percent slower. Another cell ran twice. */
class StoredTrendTest {
    private static final Instant FIRST = Instant.parse("2026-11-01T02:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-13T08:00:00Z");
    private static final Set<Metric> DECODE = Set.of(Metric.DECODE_TPS);

    @TempDir
    private static Path folder;

    private static ResultsStore store;

    @BeforeAll
    static void measure() throws Exception {
        store = ResultsStore.open(folder.resolve("results.db"));
        for (int night = 0; night < 12; night++) {
            SyntheticRun run =
                    new SyntheticRun(folder, "night-%02d".formatted(night), FIRST.plus(Duration.ofDays(night)));
            for (int trial = 0; trial < 5; trial++) {
                double tokenMs = (night < 6 ? 10 : 11) + 0.01 * ((7 * trial + night) % 5);
                store.ingest(run.seal(run.fixture(SyntheticRun.BASE, trial)
                        .speed(500, tokenMs)
                        .cell(night < 6 ? SyntheticRun.cell(SyntheticRun.BASE) : newer())));
            }
            if (night > 9) {
                store.ingest(run.good(SyntheticRun.CANDIDATE, 0, 10));
            }
        }
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void givenANewRuntimeThatIsSlowerThenTheSeriesGoesThroughItAndTheChangeNamesIt() throws Exception {
        Series series = trend("runner=runner-a").series().getFirst();

        assertThat(series.points())
                .extracting(Series.Point::run)
                .startsWith("night-00", "night-01")
                .hasSize(12);
        assertThat(series.points()).allSatisfy(point -> assertThat(point.ci95()).isNotNull());
        assertThat(series.noSearch()).isNull();
        Series.Change change = series.changes().getFirst();
        assertThat(series.changes()).hasSize(1);
        assertThat(change.at()).isEqualTo(6);
        assertThat(change.ratio().doubleValue()).isBetween(0.905, 0.913);
        assertThat(change.ci95().high().doubleValue()).isLessThan(0.92);
        assertThat(change.p().doubleValue()).isLessThanOrEqualTo(0.01);
        assertThat(change.outcome()).isEqualTo(new Outcome.Slower());
        assertThat(change.differs())
                .contains(new Difference("runtime.version", List.of("b1"), List.of("b2")))
                .noneMatch(difference -> difference.what().equals("device"));
    }

    @Test
    void givenTwoRunsThenNoChangeIsLookedForAndTheReasonStandsInItsPlace() throws Exception {
        Series series = trend("runner=runner-b").series().getFirst();

        assertThat(series.points())
                .hasSize(2)
                .allSatisfy(point -> assertThat(point.ci95()).isNull());
        assertThat(series.changes()).isEmpty();
        assertThat(series.noSearch()).isEqualTo("a change takes 10 runs, there are 2");
    }

    @Test
    void givenNoSelectorThenAllCellsAreShownAndSeveralSelectorsAddUp() throws Exception {
        assertThat(trend().series()).hasSize(2);
        assertThat(trend("night-11", "night-01,runner=runner-a").series())
                .extracting(series -> series.points().size())
                .containsExactly(2, 1);
        assertThat(trend("since=3d,runner=runner-a").series().getFirst().points())
                .extracting(Series.Point::run)
                .containsExactly("night-10", "night-11");
    }

    @Test
    void givenNothingThatFitsThenTheErrorSaysWhere() {
        assertThatThrownBy(() -> trend("device=phone-9"))
                .isInstanceOf(TrendException.class)
                .hasMessageContaining("device=phone-9");
        assertThatThrownBy(() -> trend("nightly"))
                .isInstanceOf(TrendException.class)
                .hasMessageContaining("no run nightly");
    }

    @Test
    void givenARunOfTwoVersionsThenEachIsASeriesThatCountsTheRunOnce() throws Exception {
        try (ResultsStore versions = ResultsStore.open(folder.resolve("versions.db"))) {
            for (int night = 0; night < 4; night++) {
                SyntheticRun run =
                        new SyntheticRun(folder.resolve("versions"), "v-" + night, FIRST.plus(Duration.ofDays(night)));
                versions.ingest(run.good(SyntheticRun.BASE, 0, 10));
                if (night > 1) { // from the third on beside the old one
                    versions.ingest(run.seal(
                            run.fixture(SyntheticRun.BASE, 1).speed(500, 11).cell(newer())));
                }
            }
            SyntheticRun last = new SyntheticRun(folder.resolve("versions"), "v-4", FIRST.plus(Duration.ofDays(4)));
            versions.ingest(
                    last.seal(last.fixture(SyntheticRun.BASE, 0).speed(500, 11).cell(newer())));

            Trend trend = new StoredTrend(versions, folder.resolve("versions.db")).of(List.of(), DECODE, NOW);

            assertThat(trend.series())
                    .extracting(series -> series.points().stream()
                            .map(point -> point.run() + " " + point.runtimeVersion())
                            .toList())
                    .containsExactly(
                            List.of("v-0 b1", "v-1 b1", "v-2 b1", "v-3 b1"), List.of("v-2 b2", "v-3 b2", "v-4 b2"));
        }
    }

    private static Trend trend(String... selectors) throws Exception {
        List<Selector> parsed = new java.util.ArrayList<>();
        for (String selector : selectors) {
            parsed.add(Selector.parse(selector));
        }
        return new StoredTrend(store, folder.resolve("results.db")).of(parsed, DECODE, NOW);
    }

    private static Cell newer() {
        Cell cell = SyntheticRun.cell(SyntheticRun.BASE);
        return new Cell(
                cell.id() + "-b2",
                cell.device(),
                new Cell.Runtime("llama.cpp", "b2", SyntheticRun.BASE),
                cell.model(),
                cell.workload(),
                cell.threads());
    }
}
