package dev.assay.results.comparison;

import static dev.assay.results.comparison.Trials.cell;
import static dev.assay.results.comparison.Trials.device;
import static dev.assay.results.comparison.Trials.quant;
import static dev.assay.results.comparison.Trials.runtime;
import static dev.assay.results.comparison.Trials.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.pairing.Code;
import dev.assay.results.statistics.Contrast;
import dev.assay.results.statistics.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
    private static final double[] SLOW = around(100);
    private static final double[] FAST = around(110);

    private final Trials trials = new Trials();

    @Test
    void givenTwoRunsOfOneCellThenItsMediansTheirRatioAndTheOutcomeAreTold() throws Exception {
        trials.decode("a", cell("c"), SLOW).decode("b", cell("c"), FAST);

        Row row = only(trials.compare("a", "b").rows());

        assertThat(row.ofBase()).isEqualTo(new Row.Side(new java.math.BigDecimal("100.06"), 8));
        assertThat(row.ratio()).isEqualByComparingTo("1.1");
        assertThat(row.hodgesLehmann()).isEqualByComparingTo("1.1");
        assertThat(row.allowed().driftPercent()).isZero();
        assertThat(row.test()).isEqualTo(Contrast.Test.MANN_WHITNEY);
        assertThat(row.pairs()).isEmpty();
        assertThat(row.outcome()).isInstanceOf(Outcome.Faster.class);
        assertThat(OutcomeWords.of(row)).isEqualTo("10 % faster");
        assertThat(row.differs()).isEmpty();
    }

    @Test
    void givenWhatIsMeasuredOnceInASessionThenARunBringsItOnceHoweverManyTrialsCarryIt() throws Exception {
        for (String run : List.of("a", "b", "c")) {
            trials.with(
                    run,
                    cell("c"),
                    Metric.POWER_IDLE_W,
                    "at rest",
                    false,
                    Charger.UNKNOWN,
                    same(8, run.equals("b") ? 2 : 1));
        }

        Row row = only(trials.compare("a+c", "b").rows());

        assertThat(row.ofBase()).isEqualTo(new Row.Side(java.math.BigDecimal.ONE, 2));
        assertThat(row.ofCandidate()).isEqualTo(new Row.Side(java.math.BigDecimal.TWO, 1));
        assertThat(row.ci95()).isNull();
        assertThat(row.p()).isNull();
        assertThat(row.outcome()).isInstanceOf(Outcome.Inconclusive.class);
    }

    private static double[] same(int trials, double value) {
        return IntStream.range(0, trials).mapToDouble(_ -> value).toArray();
    }

    @Test
    void givenSidesThatDidNotRunInterleavedThenTheComparisonSaysSo() throws Exception {
        trials.decode("a", cell("x"), SLOW)
                .decode("b", cell("x"), FAST)
                .decode("a", cell("y", runtime("llama.cpp", "b1", "llama-x")), FAST);

        assertThat(trials.compare("a,runner=runner-llama", "b").apart())
                .hasValueSatisfying(words -> assertThat(words).startsWith("The sides did not run interleaved"));
        assertThat(trials.compare("runner=runner-llama,run=a", "runner=llama-x").apart())
                .isEmpty();
    }

    @Test
    void givenTwoCellsOfOneRunThenTheyArePairedByBlock() throws Exception {
        trials.decode("a", cell("x"), SLOW).decode("a", cell("y", runtime("llama.cpp", "b1", "llama-x")), FAST);

        Row row = only(trials.compare("runner=runner-llama", "runner=llama-x").rows());

        assertThat(row.pairs()).hasValue(8);
        assertThat(row.allowed().independentShare()).isEqualByComparingTo("1");
        assertThat(row.test()).isEqualTo(Contrast.Test.SIGNED_RANK);
        assertThat(row.differs()).extracting(Difference::what).containsExactly("runner");
    }

    @Test
    void givenSidesThatShareFewBlocksThenTheyCountAsIndependent() throws Exception {
        trials.decode("a", cell("x"), SLOW)
                .decode("b", cell("x"), SLOW)
                .decode("b", cell("y", quant("Q8_0")), FAST)
                .decode("c", cell("y", quant("Q8_0")), FAST);

        Row shared = only(trials.compare("a+b,quant=Q4_0", "b+c,quant=Q8_0").rows());

        assertThat(shared.pairs()).hasValue(8); // half of the 16 of each side
        assertThat(only(trials.compare("a,quant=Q4_0", "b+c,quant=Q8_0").rows()).pairs())
                .isEmpty();
    }

    @Test
    void givenLowerFiguresOfTimeMemoryAndEnergyThenTheWordsFitTheQuantity() throws Exception {
        for (Metric metric : List.of(Metric.TTFT_MS, Metric.RSS_PEAK_BYTES, Metric.ENERGY_J)) {
            trials.with("a", cell("c"), metric, "m", false, Charger.UNKNOWN, FAST);
            trials.with("b", cell("c"), metric, "m", false, Charger.UNKNOWN, SLOW);
        }

        List<Row> rows = trials.compare("a", "b").rows();

        assertThat(rows).extracting(OutcomeWords::of).containsExactly("9.1 % faster", "9.1 % less", "9.1 % less");
        assertThat(rows).allSatisfy(row -> assertThat(row.outcome()).isInstanceOf(Outcome.Faster.class));
    }

    @Test
    void givenTooFewTrialsThenNoRatioIsMadeUp() throws Exception {
        trials.decode("a", cell("c"), 1, 2).decode("b", cell("c"), FAST);

        Row row = only(trials.compare("a", "b").rows());

        assertThat(row.ratio()).isNull();
        assertThat(row.hodgesLehmann()).isNull();
        assertThat(row.allowed()).isNull();
        assertThat(row.p()).isNull();
        assertThat(row.change()).isEmpty();
        assertThat(OutcomeWords.of(row))
                .isEqualTo("inconclusive: an interval takes 5 values of each side, there are 2 and 8");
    }

    @Test
    void givenAnotherVersionAndHashThenTheCellsAreMatchedAndTheDifferencesNamed() throws Exception {
        trials.run("a", "nightly", 0).run("b", "weekly", 1);
        trials.facts(
                "a", Map.of("device.kernel", "6.1", "cpu_governor_policy0", "schedutil", "runtime.file.x.sha256", "1"));
        trials.facts(
                "b",
                Map.of("device.kernel", "6.8", "cpu_governor_policy0", "performance", "runtime.file.x.sha256", "2"));
        trials.decode("a", cell("c1"), SLOW).decode("b", cell("c2", runtime("llama.cpp", "b2", "runner-llama")), FAST);

        Row row = only(trials.compare("a", "b").rows());

        assertThat(row.differs())
                .contains(
                        new Difference("runtime.version", List.of("b1"), List.of("b2")),
                        new Difference("device.kernel", List.of("6.1"), List.of("6.8")),
                        new Difference("cpu_governor_policy0", List.of("schedutil"), List.of("performance")),
                        new Difference("suite", List.of("nightly"), List.of("weekly")))
                .extracting(Difference::what)
                .containsExactly(
                        "runtime.version",
                        "cpu_governor_policy0",
                        "device.kernel",
                        "runtime.files",
                        "suite",
                        "suite.sha256");
    }

    @Test
    void givenSeveralVersionsOfOneSideThenThatIsToldAndNotGuessed() throws Exception {
        trials.decode("a", cell("c1"), SLOW)
                .decode("a2", cell("c2", runtime("llama.cpp", "b2", "runner-llama")), SLOW)
                .decode("b", cell("c3", runtime("llama.cpp", "b3", "runner-llama")), FAST);

        Comparison comparison = trials.compare("a+a2", "b");

        assertThat(comparison.rows()).isEmpty();
        assertThat(only(comparison.uncomparable()).code()).isEqualTo(Code.AMBIGUOUS);
        assertThat(only(comparison.uncomparable()).why()).contains("2 cells of the base fit (runtime.version b1, b2)");
        assertThat(trials.compare("runtime=llama.cpp@b2", "b").rows()).hasSize(1);
    }

    @Test
    void givenTheSameCellAmongSeveralThenItIsMatchedWithItself() throws Exception {
        Cell other = cell("c2", runtime("llama.cpp", "b2", "runner-llama"));
        trials.decode("a", cell("c1"), SLOW).decode("a", other, SLOW).decode("b", other, FAST);

        Comparison comparison = trials.compare("a", "b");

        assertThat(only(comparison.rows()).base().id()).isEqualTo("c2");
        assertThat(only(comparison.unmatched()).cell().id()).isEqualTo("c1");
    }

    @Test
    void givenATrialOfBothSidesThenItCountsForTheCandidateAlone() throws Exception {
        trials.decode("a", cell("c"), SLOW).decode("b", cell("c"), FAST);

        Comparison comparison = trials.compare("a+b", "b");

        assertThat(comparison.base().leftOut()).isEqualTo(8);
        assertThat(comparison.base().runs()).containsExactly("a");
        assertThat(only(comparison.rows()).ofBase().n()).isEqualTo(8);
    }

    @Test
    void givenTheSameTrialsOnBothSidesThenThereIsNothingToCompare() {
        trials.decode("a", cell("c"), SLOW);

        assertThatThrownBy(() -> trials.compare("a", "a"))
                .isInstanceOf(SideException.class)
                .hasMessageContaining("every trial that it selects is the candidate's as well");
        assertThatThrownBy(() -> trials.compare("a", "a,threads=8"))
                .isInstanceOf(SideException.class)
                .hasMessageContaining("no trial in the database results.db fits it");
    }

    @Test
    void givenAMetricThatNeitherSideHasThenItIsToldWithTheReasonWhereItWasAskedForByName() throws Exception {
        String reason = "no power source on this device";
        trials.decode("a", cell("c"), SLOW).decode("b", cell("c"), FAST);
        trials.lacking("a", cell("c"), Metric.ENERGY_J, reason, 8).lacking("b", cell("c"), Metric.ENERGY_J, reason, 8);

        Comparison named = trials.compareNamed("a", "b", Metric.DECODE_TPS, Metric.ENERGY_J, Metric.THROUGHPUT_IPS);

        assertThat(named.rows()).hasSize(1);
        assertThat(named.unmeasured())
                .containsExactly(new Unmeasured(
                        cell("c"),
                        Optional.of(Metric.ENERGY_J),
                        "neither side has it: no power source on this device"));
        assertThat(trials.compare("a", "b").unmeasured()).isEmpty();
    }

    @Test
    void givenCellsWithoutAnyMetricThatIsComparedThenTheyAreToldAllTheSame() throws Exception {
        Cell other = cell("d", quant("Q8_0"));
        trials.decode("a", cell("c"), SLOW).decode("b", cell("c"), FAST);
        trials.lacking("a", other, Metric.DECODE_TPS, "no token was stamped", 5);
        trials.lacking("b", other, Metric.DECODE_TPS, "no token was stamped", 5);

        assertThat(trials.compareNamed("a", "b", Metric.DECODE_TPS).unmeasured())
                .containsExactly(new Unmeasured(
                        other, Optional.of(Metric.DECODE_TPS), "neither side has it: no token was stamped"));
    }

    @Test
    void givenACellWhoseWorkloadCouldNotHaveTheMetricThenNobodyMissesIt() throws Exception {
        Cell infer = cell("i", workload(new Workload.Infer("seq8", 8, 1, 1, 1)));
        trials.decode("a", cell("c"), SLOW).decode("b", cell("c"), FAST);
        trials.ended("a", infer, "failed", "CRASHED", 5).lacking("b", infer, Metric.ENERGY_J, "no power source", 5);

        assertThat(trials.compareNamed("a", "b", Metric.DECODE_TPS).unmeasured())
                .isEmpty();
        assertThatThrownBy(() -> trials.compareNamed("a", "b", Metric.THROTTLE_ONSET_S))
                .isInstanceOf(SideException.class)
                .hasMessageContaining("a workload that could have one of the metrics");
    }

    @Test
    void givenACandidateOfOtherWorkThenEveryCellOfTheBaseIsOnOneSideOnly() throws Exception {
        Cell infer = cell("i", workload(new Workload.Infer("seq8", 8, 1, 1, 1)));
        trials.decode("a", cell("c"), SLOW);
        trials.lacking("b", infer, Metric.ENERGY_J, "no power source", 5);

        Comparison comparison = trials.compareNamed("a", "b", Metric.DECODE_TPS);

        assertThat(only(comparison.unmatched()).why()).isEqualTo("the candidate has no trial of it");
    }

    @Test
    void givenACellWithoutAValidTrialOnEitherSideThenItIsToldHowTheTrialsEnded() throws Exception {
        Cell other = cell("d", quant("Q8_0"));
        trials.decode("a", cell("c"), SLOW).decode("b", cell("c"), FAST);
        trials.ended("a", other, "failed", "OOM_KILLED", 5).ended("b", other, "failed", "CRASHED", 4);

        assertThat(trials.compare("a", "b").unmeasured())
                .containsExactly(
                        new Unmeasured(
                                other,
                                Optional.empty(),
                                "neither side has a valid trial of it: base 5 failed (OOM_KILLED); candidate 4 failed (CRASHED)"));
    }

    @Test
    void givenACandidateWithoutAValidTrialThenEveryCellOfTheBaseIsOnOneSideOnly() throws Exception {
        trials.decode("a", cell("c"), SLOW).ended("b", cell("c"), "failed", "CRASHED", 8);

        Comparison comparison = trials.compare("a", "b");

        assertThat(only(comparison.unmatched()))
                .isEqualTo(new Unmatched(
                        cell("c"),
                        Optional.empty(),
                        Unmatched.Has.BASE,
                        "the candidate has no valid trial of it: 8 failed (CRASHED)"));
        assertThat(comparison.candidate()).isEqualTo(new Comparison.Side(Selector.parse("b"), List.of("b"), 0, 0, 0));
    }

    @Test
    void givenABaseWithoutAValidTrialThenWhatTheCandidateHasIsOnOneSideOnly() throws Exception {
        trials.ended("a", cell("c"), "failed", "CRASHED", 8).decode("b", cell("c"), FAST);

        Comparison comparison = trials.compare("a", "b");

        assertThat(only(comparison.unmatched()).why())
                .isEqualTo("the base has no valid trial of it: 8 failed (CRASHED)");
        assertThat(comparison.base().trials()).isZero();
    }

    @Test
    void givenTrialsOfTheOtherSideThenTheyDoNotCountAsTriedHere() throws Exception {
        trials.decode("a", cell("c"), SLOW).decode("b", cell("c"), FAST).decode("b", cell("d", quant("Q8_0")), FAST);

        Unmatched added = only(trials.compare("a+b", "b").unmatched());

        assertThat(added.why()).isEqualTo("the base has no trial of it");
    }

    @Test
    void givenAnotherDeviceThenItIsRefusedUnlessToldOtherwiseAndNeverPaired() throws Exception {
        trials.decode("a", cell("x"), SLOW).decode("a", cell("y", device("board-2")), FAST);

        Comparison refused = trials.compare("device=board-1", "device=board-2");
        Row told = only(
                trials.compare("device=board-1", "device=board-2", Code.DEVICE).rows());

        assertThat(refused.rows()).isEmpty();
        assertThat(only(refused.uncomparable()).code()).isEqualTo(Code.DEVICE);
        assertThat(only(refused.uncomparable()).why()).contains("board-1", "board-2");
        assertThat(told.despite()).containsExactly(Code.DEVICE);
        assertThat(told.pairs()).isEmpty();
    }

    @Test
    void givenRunsOnTwoDevicesWithoutASelectorThenTheyAreNotSilentlyUnmatched() throws Exception {
        trials.decode("a", cell("x"), SLOW).decode("b", cell("y", device("board-2")), FAST);

        assertThat(only(trials.compare("a", "b").uncomparable()).code()).isEqualTo(Code.DEVICE);
    }

    @Test
    void givenAWorkloadOfTheSameNameThatAsksForOtherWorkThenItIsRefused() throws Exception {
        Workload longer = new Workload.Generate("p8-g4", 8, 400, 1, 1, Workload.Sampling.GREEDY);
        trials.decode("a", cell("x"), SLOW).decode("b", cell("y", workload(longer)), FAST);

        Uncomparable refused = only(trials.compare("a", "b").uncomparable());

        assertThat(refused.code()).isEqualTo(Code.WORK);
        assertThat(refused.why()).isEqualTo("workload p8-g4 asks for other work: generate 4 against 400");
    }

    @Test
    void givenOtherIterationsThenSumsAreRefusedAndRatesAreNot() throws Exception {
        Cell more = cell("y", workload(new Workload.Generate("p8-g4", 8, 4, 1, 3, Workload.Sampling.GREEDY)));
        trials.decode("a", cell("x"), SLOW).decode("b", more, FAST);
        trials.with("a", cell("x"), Metric.ENERGY_J, "m", false, Charger.UNKNOWN, SLOW);
        trials.with("b", more, Metric.ENERGY_J, "m", false, Charger.UNKNOWN, FAST);

        Comparison comparison = trials.compare("a", "b");

        assertThat(only(comparison.rows()).metric()).isEqualTo(Metric.DECODE_TPS);
        assertThat(only(comparison.uncomparable()).metric()).contains(Metric.ENERGY_J);
        assertThat(only(comparison.uncomparable()).code()).isEqualTo(Code.WORK);
    }

    @Test
    void givenTimersThatIncludeDifferentThingsThenOnlyThatMetricIsRefused() throws Exception {
        Cell bench = cell(
                "y",
                runtime("llama.cpp", "b1", "llama-bench")
                        .andThen(workload(new Workload.Generate("p8-g4", 8, 4, 1, 1, Workload.Sampling.NONE)))::apply);
        String benchs =
                "llama-bench's samples_ns (n_prompt = 8, n_gen = 0, n_depth = 0), without tokenising and sampling; median of 5 repetitions";
        trials.decode("a", cell("x"), SLOW);
        trials.with("a", bench, Metric.DECODE_TPS, benchs, false, Charger.UNKNOWN, FAST);
        trials.with(
                "a",
                cell("x"),
                Metric.PREFILL_TPS,
                "runner's events: tokens / (prefill.end - prefill.begin)",
                false,
                Charger.UNKNOWN,
                SLOW);
        trials.with("a", bench, Metric.PREFILL_TPS, benchs, false, Charger.UNKNOWN, FAST);

        Comparison comparison = trials.compare("runner=runner-llama", "runner=llama-bench");

        assertThat(only(comparison.uncomparable()).code()).isEqualTo(Code.TIMER);
        assertThat(only(comparison.uncomparable()).metric()).contains(Metric.DECODE_TPS);
        assertThat(only(comparison.rows()).metric()).isEqualTo(Metric.PREFILL_TPS);
        assertThat(trials.compare("runner=runner-llama", "runner=llama-bench", Code.TIMER)
                        .rows())
                .hasSize(2);
    }

    @Test
    void givenAChargerOnOneSideThenSpeedAndEnergyAreRefusedAndMemoryIsNot() throws Exception {
        for (Metric metric : List.of(Metric.DECODE_TPS, Metric.ENERGY_J, Metric.RSS_PEAK_BYTES)) {
            trials.with("a", cell("c"), metric, "m", false, Charger.CONNECTED, SLOW);
            trials.with("b", cell("c"), metric, "m", false, Charger.NOT_CONNECTED, FAST);
        }

        Comparison comparison = trials.compare("a", "b");

        assertThat(comparison.uncomparable())
                .extracting(u -> u.metric().orElseThrow(), Uncomparable::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Metric.DECODE_TPS, Code.CHARGING),
                        org.assertj.core.groups.Tuple.tuple(Metric.ENERGY_J, Code.CHARGING));
        assertThat(comparison.uncomparable().getFirst().why())
                .isEqualTo(
                        "a charger was connected in 8 of 8 trials of the base and in 0 of 8 trials of the candidate");
        assertThat(only(comparison.rows()).differs())
                .containsExactly(new Difference("charger", List.of("connected"), List.of("not connected")));
    }

    @Test
    void givenSimulatedSensorsOnOneSideThenWhatTheyToldIsRefusedAndSpeedIsNot() throws Exception {
        for (Metric metric : List.of(Metric.DECODE_TPS, Metric.ENERGY_J)) {
            trials.with("a", cell("c"), metric, "m", true, Charger.UNKNOWN, SLOW);
            trials.with("b", cell("c"), metric, "m", false, Charger.UNKNOWN, FAST);
        }

        Comparison comparison = trials.compare("a", "b");

        assertThat(only(comparison.uncomparable()).code()).isEqualTo(Code.SIMULATED);
        assertThat(only(comparison.rows()).metric()).isEqualTo(Metric.DECODE_TPS);
        assertThat(trials.compare("a", "b", Code.SIMULATED).rows())
                .extracting(Row::simulated)
                .containsExactly(false, true);
    }

    @Test
    void givenAValueThatIsNotAboveZeroThenThereIsNoRatioWhateverIsOverruled() throws Exception {
        trials.with("a", cell("c"), Metric.TEMP_ABOVE_S, "m", false, Charger.UNKNOWN, 0, 1, 2, 3, 4);
        trials.with("b", cell("c"), Metric.TEMP_ABOVE_S, "m", false, Charger.UNKNOWN, 1, 1, 2, 3, 4);

        assertThat(only(trials.compare("a", "b", Code.OVERRULABLE.toArray(Code[]::new))
                                .uncomparable())
                        .code())
                .isEqualTo(Code.NOT_POSITIVE);
    }

    @Test
    void givenACellThatFailedOnOneSideThenItIsUnmatchedWithHowItsTrialsEnded() throws Exception {
        Cell newer = cell("c2", runtime("llama.cpp", "b2", "runner-llama"));
        trials.decode("a", cell("c1"), SLOW).decode("a", cell("d", quant("Q8_0")), SLOW);
        trials.decode("b", cell("d", quant("Q8_0")), FAST);
        trials.ended("b", newer, "failed", "CRASHED", 4).ended("b", newer, "suspect", null, 1);

        Unmatched missing = only(trials.compare("a", "b").unmatched());

        assertThat(missing.has()).isEqualTo(Unmatched.Has.BASE);
        assertThat(missing.why()).isEqualTo("the candidate has no valid trial of it: 4 failed (CRASHED), 1 suspect");
    }

    @Test
    void givenAMetricOfOneSideOnlyThenThatIsTold() throws Exception {
        trials.decode("a", cell("c"), SLOW).decode("b", cell("c"), FAST);
        trials.with("b", cell("c"), Metric.ENERGY_J, "m", false, Charger.UNKNOWN, FAST);

        Unmatched energy = only(trials.compare("a", "b").unmatched());

        assertThat(energy.metric()).contains(Metric.ENERGY_J);
        assertThat(energy.has()).isEqualTo(Unmatched.Has.CANDIDATE);
    }

    @Test
    void givenSeveralRowsThenTheirPValuesAreAdjustedTogether() throws Exception {
        trials.decode("a", cell("c"), SLOW).decode("b", cell("c"), FAST);
        for (int i = 0; i < 9; i++) {
            Cell other = cell("same-" + i, quant("Q" + i));
            trials.decode("a", other, SLOW).decode("b", other, SLOW);
        }

        Row row = trials.compare("a", "b").rows().stream()
                .filter(r -> r.base().id().equals("c"))
                .findFirst()
                .orElseThrow();

        assertThat(row.adjustedP().doubleValue())
                .isCloseTo(10 * row.p().doubleValue(), org.assertj.core.data.Percentage.withPercentage(0.01));
    }

    @Test
    void givenAnyNumberOfThreadsThenTheResultIsTheSame() throws Exception {
        for (int i = 0; i < 40; i++) {
            Cell cell = cell("c" + i, quant("Q" + i));
            trials.decode("a", cell, around(100 + i)).decode("b", cell, around(100.5 + i * 1.01));
        }

        Comparison alone = on(1);
        Comparison many = on(7);

        assertThat(many).isEqualTo(alone);
        assertThat(alone.rows()).hasSize(40);
    }

    private Comparison on(int threads) throws Exception {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> trials.compare("a", "b")).get();
        }
    }

    /** Eight values, a fixed spread of 0.5 % on each side. */
    private static double[] around(double middle) {
        return IntStream.range(0, 8)
                .mapToDouble(i -> middle * (1 + 0.005 * ((i * 5) % 8 - 3) / 4))
                .toArray();
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.getFirst();
    }
}
