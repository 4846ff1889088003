package dev.assay.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.verdict.Failure;
import dev.assay.results.fixture.EveryKindOfTrial;
import dev.assay.results.fixture.SyntheticRun;
import dev.assay.results.summary.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database does not tell in which order, or by how many threads, its bundles were stored. */
class ImportTest {
    @TempDir
    Path tmp;

    private Path bundles;
    private Path reference;

    @BeforeEach
    void bundles() throws Exception {
        bundles = tmp.resolve("bundles");
        EveryKindOfTrial.plain(bundles);
        EveryKindOfTrial.sensed(bundles);
        sameCellWithLessKnownOfIt();
        reference = tmp.resolve("reference.db");
        imported(reference, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void threadsDoNotShow(int threads) throws Exception {
        Path db = tmp.resolve("threads.db");

        assertThat(imported(db, threads)).isEqualTo(new ImportReport(28, 0, List.of()));

        assertAlike(db);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theOrderDoesNotShow(long seed) throws Exception {
        Path db = tmp.resolve("order.db");
        List<Path> folders = folders();
        Collections.shuffle(folders, new Random(seed));

        try (ResultsStore store = ResultsStore.open(db)) {
            for (Path folder : folders) {
                assertThat(store.ingest(Bundle.open(folder))).isEqualTo(IngestResult.ADDED);
            }
        }

        assertAlike(db);
    }

    @Test
    void bundlesThatCameOneByOneAndThenAllTogetherAreThereOnce() throws Exception {
        Path db = tmp.resolve("twice.db");
        try (ResultsStore store = ResultsStore.open(db)) {
            for (Path folder : folders().subList(5, 12)) {
                store.ingest(Bundle.open(folder));
            }
        }

        assertThat(imported(db, 3)).isEqualTo(new ImportReport(21, 7, List.of()));

        assertAlike(db);
    }

    @Test
    void theFirstOfTwoBundlesOfOneTrialInOrderOfPathIsTakenWhoeverIsReadFirst() throws Exception {
        Instant morning = Instant.parse("2026-11-25T08:00:00Z");
        new SyntheticRun(bundles.resolve("a"), "twice", morning).good(SyntheticRun.BASE, 0, 10);
        Path later = new SyntheticRun(bundles.resolve("b"), "twice", morning)
                .good(SyntheticRun.BASE, 0, 11)
                .dir();
        for (int threads : new int[] {1, 2, 8}) {
            ImportReport report = imported(tmp.resolve(threads + ".db"), threads);

            assertThat(report.skipped())
                    .extracting(ImportReport.Skipped::folder)
                    .containsExactly(later);
            assertThat(report.added()).isEqualTo(29);
        }
    }

    @Test
    void progressGoesFromNothingToAll() throws Exception {
        List<Integer> done = new ArrayList<>();
        try (ResultsStore store = ResultsStore.open(tmp.resolve("progress.db"))) {
            store.importBundles(List.of(bundles), (at, total) -> {
                assertThat(total).isEqualTo(28);
                done.add(at);
            });
        }

        assertThat(done).isSorted().startsWith(0).endsWith(28);
    }

    private ImportReport imported(Path db, int threads) throws StoreException {
        try (ResultsStore store = ResultsStore.open(db)) {
            return BundleImport.run(store, List.of(bundles), threads, ImportProgress.NONE);
        }
    }

    private List<Path> folders() throws Exception {
        try (Stream<Path> files = Files.walk(bundles)) {
            return new ArrayList<>(files.filter(file -> file.endsWith("manifest.json"))
                    .map(Path::getParent)
                    .sorted()
                    .toList());
        }
    }

    private void assertAlike(Path db) throws Exception {
        Queries.assertAlike(db, reference);
        try (ResultsStore store = ResultsStore.open(db);
                ResultsStore expected = ResultsStore.open(reference)) {
            store.check();
            assertThat(store.runs()).isEqualTo(expected.runs());
            assertThat(store.cells()).isEqualTo(expected.cells());
            assertThat(Queries.measurements(store)).isEqualTo(Queries.measurements(expected));
            for (RunListing run : expected.runs()) {
                RunSummary summary = expected.run(run.id()).orElseThrow();
                assertThat(store.run(run.id())).contains(summary);
            }
        }
    }

    /** A fetch that fails leaves out what is known of the model's file; a device may be called something else later. */
    private void sameCellWithLessKnownOfIt() throws Exception {
        SyntheticRun run = new SyntheticRun(bundles, "20261122T080000Z-early", Instant.parse("2026-11-22T08:00:00Z"));
        Cell cell = SyntheticRun.cell(SyntheticRun.BASE);
        Cell.Model model = new Cell.Model(
                cell.model().name(),
                cell.model().quantization(),
                cell.model().format(),
                cell.model().weights(),
                null,
                null,
                null);
        Cell.Device device = new Cell.Device("synthetic-device", "linux", "linux-x86_64", null);
        Cell.Runtime runtime =
                new Cell.Runtime(cell.runtime().name(), null, cell.runtime().runner());
        for (Cell less : List.of(
                new Cell(cell.id(), device, cell.runtime(), model, cell.workload(), cell.threads()),
                new Cell(cell.id(), cell.device(), runtime, cell.model(), cell.workload(), cell.threads()))) {
            run.seal(run.fixture(SyntheticRun.BASE, 0)
                    .cell(less)
                    .outcome(TrialDocument.Outcome.failed(Failure.NOT_PROVISIONED, "not there")));
        }
    }
}
