package dev.assay.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleFiles;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.fixture.SyntheticPower;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.metric.TrialMetrics;
import dev.assay.collectors.thermal.SustainedCurve;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Verdicts;
import dev.assay.results.fixture.SyntheticRun;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.RatioSummary;
import dev.assay.results.summary.RunSummary;
import dev.assay.results.summary.TrialRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsStoreTest {
    private static final Instant MORNING = Instant.parse("2026-11-23T08:00:00Z");

    @TempDir
    Path tmp;

    private Path db;
    private Path bundles;
    private SyntheticRun run;

    @BeforeEach
    void folders() {
        db = tmp.resolve("data/assay/results.db");
        bundles = tmp.resolve("bundles");
        run = new SyntheticRun(bundles, "20261123T080000Z-aaaa", MORNING);
    }

    @Test
    void aSustainedTrialComesBackWithItsCurve() throws Exception {
        Bundle bundle = BundleFixture.generate()
                .workload(new Workload.Sustained("long", 8, 4, 500, 0, Workload.Sampling.GREEDY))
                .seal(bundles.resolve("sustained"));

        try (ResultsStore store = ResultsStore.open(tmp.resolve("results.db"))) {
            store.ingest(bundle);
            RunSummary stored = store.run("latest").orElseThrow();

            assertThat(stored.trials().getFirst().curve())
                    .isEqualTo(SustainedCurve.of(bundle).points())
                    .hasSize(1);
            // three tokens after the first, 10 ms each; nothing else was sampled
            assertThat(stored.cells().getFirst().curve().getFirst().decodeTps()).isEqualTo("100");
            assertThat(stored.cells().getFirst().curve().getFirst().powerW()).isNull();
        }
    }

    @Test
    void aBareTrialIsToldFromASampledOneInTheDatabaseToo() throws Exception {
        Path db = tmp.resolve("results.db");
        try (ResultsStore store = ResultsStore.open(db)) {
            store.ingest(BundleFixture.generate().bare().seal(bundles.resolve("bare")));
            assertThat(store.run("latest")
                            .orElseThrow()
                            .cells()
                            .getFirst()
                            .cell()
                            .collectors())
                    .isEqualTo(Cell.Collectors.NONE);
        }
        try (Connection connection = Database.connect(db);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT DISTINCT collectors FROM figures")) {
            assertThat(row.getString(1)).isEqualTo("none");
        }
    }

    @Test
    void aTrialComesBackAsItsBundleSaysToTheLastBit() throws Exception {
        Bundle bundle = run.good(SyntheticRun.BASE, 0, 9.7);

        try (ResultsStore store = ResultsStore.open(db)) {
            assertThat(store.ingest(bundle)).isEqualTo(IngestResult.ADDED);

            TrialRow row = store.run("latest").orElseThrow().trials().getFirst();
            assertThat(row.document()).isEqualTo(bundle.trial());
            assertThat(row.values()).isEqualTo(TrialMetrics.of(bundle)).containsKey(Metric.ITL_MS);
            assertThat(row.verdict()).isEqualTo(Verdicts.of(bundle, row.values()));
            assertThat(row.bundle()).isEqualTo(bundle.dir());
            assertThat(row.bundleSha256()).isEqualTo(bundle.manifestSha256());
        }
    }

    @Test
    void anUncertaintyIsStoredToTheLastBitAndAbsentWhereNoneIsStated() throws Exception {
        Bundle bundle = run.seal(run.fixture(SyntheticRun.BASE, 0)
                .sensing(SyntheticPower.BOARD)
                .trace(SyntheticPower.trace(100, 1, 5, t -> 1 + Math.sin(30 * t) / 3)));
        MetricValue.Scalar energy = (MetricValue.Scalar) TrialMetrics.of(bundle).get(Metric.ENERGY_J);
        assertThat(energy.uncertainty()).isPositive();

        try (ResultsStore store = ResultsStore.open(db)) {
            store.ingest(bundle);

            TrialRow row = store.run("latest").orElseThrow().trials().getFirst();
            assertThat(row.values()).isEqualTo(TrialMetrics.of(bundle)).containsEntry(Metric.ENERGY_J, energy);
            assertThat(((MetricValue.Scalar) row.values().get(Metric.POWER_PEAK_W)).uncertainty())
                    .isNull();
        }
    }

    @Test
    void theSameBundleTwiceIsOneTrial() throws Exception {
        Bundle bundle = run.good(SyntheticRun.BASE, 0, 10);

        try (ResultsStore store = ResultsStore.open(db)) {
            assertThat(store.ingest(bundle)).isEqualTo(IngestResult.ADDED);
            assertThat(store.ingest(bundle)).isEqualTo(IngestResult.ALREADY_THERE);
            assertThat(store.runs())
                    .singleElement()
                    .extracting(RunListing::trials)
                    .isEqualTo(trials(1, 0, 0));
        }
    }

    @Test
    void aClosedDatabaseIsOneFileThatCanBeCopied() throws Exception {
        try (ResultsStore store = ResultsStore.open(db)) {
            store.ingest(run.good(SyntheticRun.BASE, 0, 10));
        }

        Path copy = Files.copy(db, tmp.resolve("copy.db"));

        try (Stream<Path> beside = Files.list(db.getParent())) {
            assertThat(beside).containsExactlyInAnyOrder(db, db.resolveSibling("results.db.lock"));
        }
        try (ResultsStore store = ResultsStore.open(copy)) {
            assertThat(store.runs()).hasSize(1);
        }
    }

    @Test
    void twoBundlesOfOneTrialAreNotCountedTwice() throws Exception {
        Bundle first = run.good(SyntheticRun.BASE, 0, 10);
        Bundle second =
                new SyntheticRun(tmp.resolve("copy"), "20261123T080000Z-aaaa", MORNING).good(SyntheticRun.BASE, 0, 11);

        try (ResultsStore store = ResultsStore.open(db)) {
            store.ingest(first);

            assertThatThrownBy(() -> store.ingest(second))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.REFUSED_BUNDLE))
                    .hasMessageContaining("stored already");
            assertThat(store.runs().getFirst().trials()).isEqualTo(trials(1, 0, 0));
        }
    }

    @Test
    void aTrialThatWasTriedAgainCountsOnceByItsLastAttempt() throws Exception {
        BundleFixture first = run.fixture(SyntheticRun.BASE, 0);
        TrialDocument.Trial trial = first.document().trial();
        TrialDocument.Trial again = new TrialDocument.Trial(
                trial.id() + "-2", trial.block(), trial.order(), 2, trial.started(), trial.ended());
        run.seal(first.outcome(TrialDocument.Outcome.failed(Failure.CANCELLED, "Ctrl-C")));
        run.seal(run.fixture(SyntheticRun.BASE, 0).trial(again).speed(500, 10));

        try (ResultsStore store = ResultsStore.open(db)) {
            store.importBundles(bundles);

            assertThat(store.runs().getFirst().trials()).isEqualTo(trials(1, 0, 0));
            RunSummary summary = store.run("latest").orElseThrow();
            assertThat(summary.cells().getFirst().trials()).isEqualTo(trials(1, 0, 0));
            assertThat(summary.trials())
                    .singleElement()
                    .extracting(row -> row.document().trial().attempt())
                    .isEqualTo(2);
        }
    }

    @Test
    void aDatabaseRebuiltFromTheFoldersAnswersAsTheOneThatWasLost() throws Exception {
        List<Bundle> inOrderOfTime = new ArrayList<>(run.blocks(5));
        inOrderOfTime.add(run.crashed(SyntheticRun.BASE, 5));
        inOrderOfTime.add(run.seal(run.fixture(SyntheticRun.BASE, 6)
                .sensing(SyntheticPower.BOARD)
                .trace(SyntheticPower.trace(100, 1, 5, t -> 1 + Math.sin(30 * t) / 3))));
        Collections.shuffle(inOrderOfTime, new Random(20261123));
        List<RunListing> runs;
        RunSummary summary;
        try (ResultsStore store = ResultsStore.open(db)) {
            for (Bundle bundle : inOrderOfTime) {
                store.ingest(bundle);
            }
            runs = store.runs();
            summary = store.run("latest").orElseThrow();
        }

        try (ResultsStore rebuilt = ResultsStore.open(tmp.resolve("rebuilt.db"))) {
            ImportReport report = rebuilt.importBundles(bundles);

            assertThat(report).isEqualTo(new ImportReport(12, 0, List.of()));
            assertThat(rebuilt.runs()).isEqualTo(runs);
            assertThat(rebuilt.run("latest")).contains(summary);
            assertThat(rebuilt.importBundles(bundles)).isEqualTo(new ImportReport(0, 12, List.of()));
        }
    }

    @Test
    void whatWasStoredIsSummedUpPerCellAndSideAgainstSide() throws Exception {
        run.blocks(5);

        try (ResultsStore store = ResultsStore.open(db)) {
            store.importBundles(bundles);
            RunSummary summary = store.run("latest").orElseThrow();

            assertThat(summary.cells())
                    .hasSize(2)
                    .allSatisfy(cell -> assertThat(cell.trials()).isEqualTo(trials(5, 0, 0)));
            assertThat(summary.ratios())
                    .extracting(RatioSummary::metric)
                    .containsExactly(Metric.DECODE_TPS, Metric.ITL_MS);
            assertThat(summary.ratios().getFirst().median()).isEqualTo("1.1");
            assertThat(summary.ratios().getLast().median()).isEqualTo("0.90909");
        }
    }

    @Test
    void anImportTakesTheGoodBundlesAndTellsOfTheOthers() throws Exception {
        run.blocks(2);
        Path damaged = run.good(SyntheticRun.BASE, 2, 10).dir();
        Files.writeString(damaged.resolve(BundleFiles.EVENTS), "{}\n");
        Path unfinished = run.fixture(SyntheticRun.BASE, 3).writeUnsealed(bundles.resolve("deeper/down/unfinished"));
        Files.writeString(Files.createDirectories(bundles.resolve("notes")).resolve("notes.txt"), "not a bundle");

        try (ResultsStore store = ResultsStore.open(db)) {
            ImportReport report = store.importBundles(bundles);

            assertThat(report.added()).isEqualTo(4);
            assertThat(report.skipped())
                    .extracting(ImportReport.Skipped::folder)
                    .containsExactly(damaged, unfinished);
            assertThat(report.skipped().getFirst().problem()).hasMessageContaining(BundleFiles.EVENTS);
            assertThat(report.skipped().getLast().problem()).hasMessageContaining("never finished");
        }
    }

    @Test
    void aFolderThatIsNotThereIsAnErrorAndNotAnEmptyImport() throws Exception {
        try (ResultsStore store = ResultsStore.open(db)) {
            assertThatThrownBy(() -> store.importBundles(tmp.resolve("nowhere")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("nowhere");
        }
    }

    @Test
    void aRunIsFoundByItsIdTheStartOfItOrAsTheLatest() throws Exception {
        SyntheticRun later = new SyntheticRun(bundles, "20261123T080001Z-bbbb", MORNING.plusMillis(500));
        run.good(SyntheticRun.BASE, 0, 10);
        later.good(SyntheticRun.BASE, 0, 10);

        try (ResultsStore store = ResultsStore.open(db)) {
            assertThat(store.run("latest")).isEmpty();
            store.importBundles(bundles);

            assertThat(store.runs())
                    .extracting(RunListing::id)
                    .containsExactly("20261123T080001Z-bbbb", "20261123T080000Z-aaaa");
            assertThat(store.run("latest").orElseThrow().run().id()).isEqualTo("20261123T080001Z-bbbb");
            assertThat(store.run("20261123T080000Z").orElseThrow().run().id()).isEqualTo("20261123T080000Z-aaaa");
            assertThat(store.run("20261123T080000Z-aaaa")).isPresent();
            assertThat(store.run("2027")).isEmpty();
            assertThat(store.summary(List.of("latest", "20261123T080000Z-aaaa")))
                    .hasSize(2);
            assertThatThrownBy(() -> store.run("2026"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("20261123T080000Z-aaaa, 20261123T080001Z-bbbb");
        }
    }

    @Test
    void manyThreadsStoreEachTrialOnce() throws Exception {
        List<Bundle> all = run.blocks(6);

        try (ResultsStore one = ResultsStore.open(db);
                ResultsStore other = ResultsStore.open(db);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<IngestResult>> work = new ArrayList<>();
            for (Bundle bundle : all) {
                work.add(() -> one.ingest(bundle));
                work.add(() -> one.ingest(bundle));
                work.add(() -> other.ingest(bundle));
            }
            List<IngestResult> results = new ArrayList<>();
            for (Future<IngestResult> done : threads.invokeAll(work)) {
                results.add(done.get());
            }

            assertThat(results).filteredOn(IngestResult.ADDED::equals).hasSize(12);
            assertThat(one.run("latest")).isEqualTo(other.run("latest"));
            assertThat(one.runs().getFirst().trials()).isEqualTo(trials(12, 0, 0));
            one.check();
        }
    }

    private static CellSummary.Trials trials(int valid, int suspect, int failed) {
        return new CellSummary.Trials(valid, suspect, failed);
    }
}
