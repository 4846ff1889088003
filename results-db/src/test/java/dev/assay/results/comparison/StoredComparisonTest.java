package dev.assay.results.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.fixture.SyntheticRun;
import dev.assay.results.statistics.Margin;
import dev.assay.results.statistics.Outcome;
import dev.assay.results.store.ResultsStore;
import dev.assay.results.store.StoreException;
import dev.assay.results.summary.RatioSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons out of a real database, made from bundles. */
class StoredComparisonTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

    @TempDir
    private Path folder;

    private ResultsStore store;

    @BeforeEach
    void open() throws Exception {
        store = ResultsStore.open(folder.resolve("results.db"));
        SyntheticRun monday = new SyntheticRun(folder, "20261123-a", MONDAY);
        for (int block = 0; block < 6; block++) {
            ingest(List.of(monday.good(SyntheticRun.BASE, block, tokenMs(block))));
            ingest(List.of(monday.good(SyntheticRun.CANDIDATE, block, tokenMs(block) / 1.1)));
        }
        SyntheticRun tuesday = new SyntheticRun(folder, "20261124-b", MONDAY.plusSeconds(86_400));
        for (int block = 0; block < 6; block++) {
            ingest(List.of(tuesday.good(SyntheticRun.BASE, block, tokenMs(block) * 1.5)));
            ingest(List.of(tuesday.crashed(SyntheticRun.CANDIDATE, block)));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void givenTwoRunsThenTheCellsOfBothAreComparedAndACrashedOneIsNamed() throws Exception {
        Comparison comparison = compare("20261123", "latest");

        assertThat(comparison.rows()).hasSize(1);
        Row row = comparison.rows().getFirst();
        assertThat(row.ratio()).isEqualByComparingTo("0.66667");
        assertThat(row.outcome()).isInstanceOf(Outcome.Slower.class);
        assertThat(row.differs()).isEmpty();
        assertThat(comparison.base().runs()).containsExactly("20261123-a");
        assertThat(comparison.candidate().runs()).containsExactly("20261124-b");
        assertThat(comparison.unmatched())
                .singleElement()
                .extracting(Unmatched::why)
                .isEqualTo("the candidate has no valid trial of it: 6 failed (CRASHED)");
    }

    @Test
    void givenTwoCellsOfARunThenTheRatioIsThatOfTheRunsOwnTableToTheDigit() throws Exception {
        RatioSummary ofRun = store.run("20261123-a").orElseThrow().ratios().stream()
                .filter(ratio -> ratio.metric() == Metric.DECODE_TPS)
                .findFirst()
                .orElseThrow();

        Row row = compare("20261123,runner=runner-a", "20261123,runner=runner-b")
                .rows()
                .getFirst();

        assertThat(row.ratio()).isEqualTo(ofRun.median());
        assertThat(row.ci95()).isEqualTo(ofRun.ci95());
        assertThat(row.pairs()).hasValue(ofRun.pairs());
    }

    @Test
    void givenSelectorsOfTimeAndSuiteThenTheRunsTheyFitAreCompared() throws Exception {
        Comparison comparison = compare("suite=synth*,since=7d", "since=2026-11-24,runner=runner-a");

        assertThat(comparison.base().runs()).containsExactly("20261123-a");
        assertThat(comparison.base().leftOut()).isEqualTo(6);
        assertThat(comparison.rows()).hasSize(1);
    }

    @Test
    void givenUntilAndSinceOfOneDayThenTheRunsBeforeItAreHeldAgainstThoseFromItOn() throws Exception {
        Comparison comparison = compare("until=2026-11-24,runner=runner-a", "since=2026-11-24,runner=runner-a");

        assertThat(comparison.base().runs()).containsExactly("20261123-a");
        assertThat(comparison.base().leftOut()).isZero();
        assertThat(comparison.rows()).hasSize(1);
    }

    @Test
    void givenARunThatIsNotThereThenItIsNamedWithTheDatabase() {
        assertThatThrownBy(() -> compare("2025", "latest"))
                .isInstanceOf(SideException.class)
                .hasMessageContaining("no run 2025 in the database")
                .hasMessageContaining("results.db");
    }

    @Test
    void givenAStartThatFitsSeveralRunsThenThatIsAnErrorAndNotAChoice() {
        assertThatThrownBy(() -> compare("2026", "latest"))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.AMBIGUOUS_RUN));
    }

    @Test
    void givenALatencyOfManyValuesThenItsMedianATrialIsCompared() throws Exception {
        Question question = new Question(
                Selector.parse("20261123"), Selector.parse("latest"), Set.of(Metric.ITL_MS), Margin.DEFAULT, Set.of());

        Row row = new StoredComparison(store, folder.resolve("results.db"))
                .of(question, NOW)
                .rows()
                .getFirst();

        assertThat(row.ratio()).isEqualByComparingTo("1.5");
    }

    private Comparison compare(String base, String candidate) throws Exception {
        Question question = new Question(
                Selector.parse(base), Selector.parse(candidate), Set.of(Metric.DECODE_TPS), Margin.DEFAULT, Set.of());
        return new StoredComparison(store, folder.resolve("results.db")).of(question, NOW);
    }

    /** Without a drift: sides that did not run interleaved could not be told apart otherwise. */
    private static double tokenMs(int block) {
        return 10 + 0.02 * (block * 5 % 6);
    }

    private void ingest(List<Bundle> bundles) throws Exception {
        for (Bundle bundle : bundles) {
            store.ingest(bundle);
        }
    }
}
