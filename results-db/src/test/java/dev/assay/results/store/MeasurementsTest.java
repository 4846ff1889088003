package dev.assay.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.verdict.Failure;
import dev.assay.results.fixture.SyntheticRun;
import dev.assay.results.pairing.Measurement;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementsTest {
    private static final Instant MORNING = Instant.parse("2026-11-23T08:00:00Z");

    @TempDir
    Path tmp;

    private SyntheticRun run;

    @BeforeEach
    void run() {
        run = new SyntheticRun(tmp.resolve("bundles"), "run", MORNING);
    }

    @Test
    void aValidTrialIsOneMeasurementAMetricWithItsPlaceInThePlan() throws Exception {
        run.good(SyntheticRun.BASE, 0, 10);
        run.good(SyntheticRun.CANDIDATE, 0, 8);

        assertThat(measurements(Metric.DECODE_TPS))
                .extracting(
                        Measurement::cell,
                        Measurement::run,
                        Measurement::block,
                        Measurement::order,
                        Measurement::started,
                        Measurement::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("cell-runner-a", "run", 0, 0, MORNING, 100.0),
                        org.assertj.core.groups.Tuple.tuple(
                                "cell-runner-b", "run", 0, 1, MORNING.plusSeconds(10), 125.0));
        assertThat(measurements(Metric.DECODE_TPS).getFirst().method()).contains("token");
    }

    @Test
    void ofADistributionTheMedianIsTold() throws Exception {
        run.good(SyntheticRun.BASE, 0, 10);

        assertThat(measurements(Metric.ITL_MS))
                .singleElement()
                .satisfies(m -> assertThat(m.value()).isEqualTo(10));
    }

    @Test
    void whatIsAbsentHasNoMeasurementAndSeveralMetricsComeOneAfterTheOther() throws Exception {
        run.good(SyntheticRun.BASE, 0, 10);

        assertThat(measurements(Metric.DECODE_TPS, Metric.ENERGY_J, Metric.LOAD_MS))
                .extracting(Measurement::metric)
                .containsExactly(Metric.LOAD_MS, Metric.DECODE_TPS);
    }

    @Test
    void failedTrialsAndEarlierAttemptsCountForNothing() throws Exception {
        run.crashed(SyntheticRun.BASE, 0);
        BundleFixture first = run.fixture(SyntheticRun.BASE, 1);
        TrialDocument.Trial trial = first.document().trial();
        run.seal(first.speed(500, 20));
        run.seal(run.fixture(SyntheticRun.BASE, 1).trial(attempt(trial, 2)).speed(500, 10));
        BundleFixture second = run.fixture(SyntheticRun.BASE, 2);
        TrialDocument.Trial failedLast = second.document().trial();
        run.seal(second.speed(500, 30));
        run.seal(run.fixture(SyntheticRun.BASE, 2)
                .trial(attempt(failedLast, 2))
                .outcome(TrialDocument.Outcome.failed(Failure.CANCELLED, "Ctrl-C")));

        assertThat(measurements(Metric.DECODE_TPS))
                .extracting(Measurement::value)
                .containsExactly(100.0);
    }

    @Test
    void onlyTheRunsAskedForAreRead() throws Exception {
        run.good(SyntheticRun.BASE, 0, 10);
        new SyntheticRun(tmp.resolve("bundles"), "other", MORNING).good(SyntheticRun.BASE, 0, 8);

        try (ResultsStore store = stored()) {
            assertThat(store.measurements(List.of("other", "none such"), Set.of(Metric.DECODE_TPS)))
                    .extracting(Measurement::run)
                    .containsExactly("other");
            assertThat(store.measurements(Set.of(Metric.DECODE_TPS)))
                    .extracting(Measurement::run)
                    .containsExactly("other", "run");
            assertThat(store.measurements(List.of(), Set.of(Metric.DECODE_TPS))).isEmpty();
        }
    }

    @Test
    void simulatedSensorsAndChargersAreTold() throws Exception {
        Sensing simulated = new Sensing("generic", List.of(), List.of(), "none", List.of(), List.of(), "files in /x");
        run.seal(run.fixture(SyntheticRun.BASE, 0)
                .before(Condition.ofText("charger_online_usb", "1", "/sys"))
                .speed(500, 10));
        run.seal(run.fixture(SyntheticRun.BASE, 1)
                .before(Condition.ofText("charger_online_usb", "0", "/sys"))
                .speed(500, 10));
        run.seal(run.fixture(SyntheticRun.BASE, 2).sensing(simulated).speed(500, 10));

        List<Measurement> measured = measurements(Metric.DECODE_TPS);

        assertThat(measured)
                .extracting(Measurement::charger)
                .containsExactly(Charger.CONNECTED, Charger.NOT_CONNECTED, Charger.UNKNOWN);
        assertThat(measured).extracting(Measurement::simulated).containsExactly(false, false, true);
    }

    @Test
    void cellsComeBackAsTheirTrialsHaveThem() throws Exception {
        Cell base = run.good(SyntheticRun.BASE, 0, 10).trial().cell();
        Cell candidate = run.good(SyntheticRun.CANDIDATE, 0, 8).trial().cell();

        try (ResultsStore store = stored()) {
            assertThat(store.cells()).containsExactly(base, candidate);
        }
    }

    /** A cell all of whose trials failed was tried, too; and one that was measured again, once. */
    @Test
    void whatWasTriedIsToldHoweverItEnded() throws Exception {
        Cell base = run.good(SyntheticRun.BASE, 0, 10).trial().cell();
        run.good(SyntheticRun.BASE, 1, 10);
        Cell failed = run.crashed(SyntheticRun.CANDIDATE, 0).trial().cell();
        new SyntheticRun(tmp.resolve("bundles"), "other", MORNING).good(SyntheticRun.BASE, 0, 10);

        try (ResultsStore store = stored()) {
            ComparedTrials all = store.compared(Set.of(Metric.DECODE_TPS));

            assertThat(all.cells()).containsExactly(base, failed);
            assertThat(all.tried())
                    .containsExactlyInAnyOrder(
                            new Tried("run", base.id()), new Tried("run", failed.id()), new Tried("other", base.id()));
            assertThat(all.columns())
                    .hasSize(1)
                    .first()
                    .satisfies(column -> assertThat(column.size()).isEqualTo(3));
            assertThat(store.compared(List.of("other"), Set.of(Metric.DECODE_TPS))
                            .tried())
                    .containsExactly(new Tried("other", base.id()));
            assertThat(store.compared(List.of("none"), Set.of(Metric.DECODE_TPS))
                            .tried())
                    .isEmpty();
        }
    }

    private static TrialDocument.Trial attempt(TrialDocument.Trial trial, int attempt) {
        return new TrialDocument.Trial(
                trial.id() + "-" + attempt, trial.block(), trial.order(), attempt, trial.started(), trial.ended());
    }

    private List<Measurement> measurements(Metric... metrics) throws StoreException {
        try (ResultsStore store = stored()) {
            return store.measurements(Set.of(metrics));
        }
    }

    private ResultsStore stored() throws StoreException {
        ResultsStore store = ResultsStore.open(tmp.resolve("results.db"));
        store.importBundles(tmp.resolve("bundles"));
        return store;
    }
}
