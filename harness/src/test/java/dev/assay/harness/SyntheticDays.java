package dev.assay.harness;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.verdict.Failure;
import dev.assay.results.store.ResultsStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Synthetic runs in a database, a day each: two cells with a trial a block, and a third cell that failed. */
public final class SyntheticDays {
    private static final Instant FIRST = Instant.parse("2026-11-23T08:00:00Z");
    private static final int TRIALS = 6;

    private final Path folder;
    private int day;

    /** @param folder for the database and the bundles */
    public SyntheticDays(Path folder) {
        this.folder = folder;
    }

    public Path database() {
        return folder.resolve("results.db");
    }

    /**
     * The next day.
     *
     * @param factor the first cell takes so many times as long for a token
     * @param battery its status as Linux words it; a full one is on its charger
     */
    public SyntheticDays day(String run, double factor, String battery) throws Exception {
        try (ResultsStore store = ResultsStore.open(database())) {
            int order = 0;
            for (int block = 0; block < TRIALS; block++) {
                store.ingest(trial(run, block, order++, "Q4_0", factor * (10 + unrest(block)), battery));
                store.ingest(trial(run, block, order++, "Q8_0", 20 + unrest(block), battery));
            }
            store.ingest(failed(run, order, "F16", Failure.OOM_KILLED));
        }
        day++;
        return this;
    }

    /** The next day, on which every trial crashed. */
    public SyntheticDays crashedDay(String run) throws Exception {
        try (ResultsStore store = ResultsStore.open(database())) {
            for (int order = 0; order < 2 * TRIALS; order++) {
                store.ingest(failed(run, order, order % 2 == 0 ? "Q4_0" : "Q8_0", Failure.CRASHED));
            }
        }
        day++;
        return this;
    }

    /** In no direction: a drift could not be told from a difference between runs. */
    private static double unrest(int block) {
        return 0.01 * (block * 5 % TRIALS);
    }

    private Bundle trial(String run, int block, int order, String quant, double tokenMs, String battery)
            throws Exception {
        return fixture(run, block, order, quant)
                .speed(500, tokenMs)
                .before(
                        Condition.ofText("battery_status_BAT0", battery, "/sys"),
                        Condition.ofText("charger_online_AC", battery.equals("Full") ? "1" : "0", "/sys"))
                .seal(folder.resolve(run + "-" + order));
    }

    private Bundle failed(String run, int order, String quant, Failure failure) throws Exception {
        return fixture(run, 0, order, quant)
                .outcome(TrialDocument.Outcome.failed(failure, "made up"))
                .seal(folder.resolve(run + "-" + order));
    }

    private BundleFixture fixture(String run, int block, int order, String quant) {
        Instant at = FIRST.plusSeconds(86_400L * day);
        BundleFixture fixture = BundleFixture.generate();
        Cell like = fixture.document().cell();
        return fixture.run(new TrialDocument.Run(
                        run, "nightly", "suite: x\n", "a".repeat(64), 1, at, List.of("assay"), "0.1.0", List.of()))
                .trial(new TrialDocument.Trial(
                        run + "-" + order, block, order, 1, at.plusSeconds(order), at.plusSeconds(order + 1)))
                .cell(new Cell(
                        "cell-" + quant,
                        like.device(),
                        like.runtime(),
                        new Cell.Model("synthetic", quant, "gguf", Cell.Weights.SYNTHETIC, "CC0-1.0", quant, 1L),
                        like.workload(),
                        like.threads()));
    }
}
