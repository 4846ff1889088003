package dev.assay.collectors.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.fixture.SyntheticPower;
import dev.assay.collectors.fixture.TraceBytes;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.sensing.SessionMeasurements;
import dev.assay.collectors.verdict.Thresholds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prefill lasts from 300 to 800 ms, decode with three tokens from 810 to 840 ms; 5 V all along. */
class PowerMetricsTest {
    private static final String BOARD = "VDD_IN (V × I at 1000 Hz)";
    private static final String COVERED = "; samples cover 100 % of the time";

    @TempDir
    Path dir;

    @Test
    void givenAConstantLoadThenEveryEnergyIsPowerTimesItsPhase() throws Exception {
        Map<Metric, MetricValue> metrics = of(board(SyntheticPower.trace(1000, 1, 5, _ -> 2)));

        assertScalar(metrics, Metric.ENERGY_J, 5.4, BOARD + "; sum over all measured iterations" + COVERED);
        assertScalar(
                metrics, Metric.POWER_AVG_W, 10, BOARD + "; energy over time of all measured iterations" + COVERED);
        assertScalar(metrics, Metric.ENERGY_PREFILL_J, 5, BOARD + COVERED);
        assertScalar(metrics, Metric.ENERGY_DECODE_J, 0.3, BOARD + COVERED);
        assertScalar(metrics, Metric.ENERGY_PER_TOKEN_J, 0.1, BOARD + COVERED);
        assertThat(metrics.get(Metric.POWER_PEAK_W))
                .isEqualTo(new MetricValue.Scalar(
                        10, "largest sample in the measured iterations of " + BOARD + ": a lower bound"));
        assertAbsent(metrics, Metric.DISCHARGE_MAH, "this device has no battery whose current was sampled");
    }

    @Test
    void givenALoadThatChangesThenTheUncertaintyIsStatedAndThePeakIsOfTheMeasuredPhasesAlone() throws Exception {
        // 1 A, 4 A from 550 ms on, and 9 A when all is done
        Map<Metric, MetricValue> metrics =
                of(board(SyntheticPower.trace(100, 1, 5, t -> t > 0.9 ? 9 : t < 0.5501 ? 1 : 4)));

        assertThat(metrics.get(Metric.ENERGY_PREFILL_J)).isInstanceOfSatisfying(MetricValue.Scalar.class, energy -> {
            assertThat(energy.value()).isCloseTo(1.25 + 5, within(energy.uncertainty()));
            assertThat(energy.uncertainty()).isBetween(0.05, 0.2);
        });
        assertThat(((MetricValue.Scalar) metrics.get(Metric.POWER_PEAK_W)).value())
                .isEqualTo(20);
    }

    /** The samples are whole, and the axis of time has no room for the sleep: nothing but the mark tells. */
    @Test
    void givenADeviceThatSleptThenNoEnergyIsToldAndTheRatesStand() throws Exception {
        Map<Metric, MetricValue> metrics =
                of(board(SyntheticPower.trace(1000, 1, 5, _ -> 2).slept(400_000_000, 900_000_000, 12_000_000_000L)));

        for (Metric metric : List.of(Metric.ENERGY_J, Metric.POWER_AVG_W, Metric.ENERGY_PER_TOKEN_J)) {
            assertAbsent(metrics, metric, "the device slept for 12.0 s: what it drew meanwhile is in no sample");
        }
        assertThat(metrics.get(Metric.DECODE_TPS)).isInstanceOf(MetricValue.Scalar.class);
    }

    @Test
    void givenSeveralIterationsThenTheWholeIsTheirSumAndAPhaseIsTheirMedian() throws Exception {
        Map<Metric, MetricValue> metrics = of(board(SyntheticPower.trace(1000, 4, 5, t -> t < 2 ? 1 : t < 3 ? 2 : 4))
                .workload(new Workload.Generate("p8-g3", 8, 3, 1, 3, Workload.Sampling.GREEDY))
                .events(BundleFixture.loaded("runner-llama", "llama.cpp")
                        .prefill(0, 1000, 1100, 8)
                        .tokens(0, 1110, 1120, 1150) // 5 W: 0.5 + 0.2 J
                        .prefill(1, 2100, 2200, 8)
                        .tokens(1, 2210, 2220, 2230) // 10 W: 1 + 0.2 J
                        .prefill(2, 3100, 3200, 8)
                        .tokens(2, 3210, 3220, 3250) // 20 W: 2 + 0.8 J
                        .end(3900)));

        assertScalar(metrics, Metric.ENERGY_PREFILL_J, 1, BOARD + "; median of 3 iterations" + COVERED);
        assertScalar(metrics, Metric.ENERGY_DECODE_J, 0.2, BOARD + "; median of 3 iterations" + COVERED);
        assertScalar(metrics, Metric.ENERGY_PER_TOKEN_J, 0.1, BOARD + "; median of 3 iterations" + COVERED);
        assertScalar(metrics, Metric.ENERGY_J, 0.75 + 1.3 + 3, BOARD + "; sum over all measured iterations" + COVERED);
    }

    @Test
    void givenInferencesThenEnergyIsOverThemAllForOneIsTooShort() throws Exception {
        Map<Metric, MetricValue> metrics = of(BundleFixture.infer()
                .sensing(SyntheticPower.BOARD)
                .trace(SyntheticPower.trace(1000, 1, 5, _ -> 2))); // 300-310 and 320-350 ms

        assertScalar(metrics, Metric.ENERGY_J, 0.5, BOARD + "; sum over all measured iterations" + COVERED);
        assertThat(metrics).doesNotContainKey(Metric.ENERGY_PREFILL_J);
    }

    @Test
    void givenSlowSamplingThenOnlyFiguresOfPhasesTooShortForItAreAbsent() throws Exception {
        Map<Metric, MetricValue> metrics = of(board(SyntheticPower.trace(10, 2, 5, _ -> 2)));

        String tooShort = "decode: it took 30 ms, less than 2 times the larger of its sampling period (100 ms) and what"
                + " its clocks may be apart (0 ms)";
        assertAbsent(metrics, Metric.ENERGY_DECODE_J, tooShort);
        assertAbsent(metrics, Metric.ENERGY_PER_TOKEN_J, tooShort);
        assertThat(metrics.get(Metric.ENERGY_J)).isInstanceOf(MetricValue.Scalar.class);
        assertThat(metrics.get(Metric.ENERGY_PREFILL_J))
                .isInstanceOfSatisfying(
                        MetricValue.Scalar.class,
                        energy -> assertThat(energy.uncertainty())
                                .as("bursts between samples are possible")
                                .isGreaterThan(1));
    }

    @Test
    void givenTwoSamplesInAPhaseOfLessThanTwoPeriodsThenItIsTooShortAllTheSame() throws Exception {
        // samples at 820 and 840 ms
        assertAbsent(
                of(board(SyntheticPower.trace(50, 2, 5, _ -> 2))),
                Metric.ENERGY_DECODE_J,
                "decode: it took 30 ms, less than 2 times the larger of its sampling period (20 ms) and what its clocks"
                        + " may be apart (0 ms)");
    }

    @Test
    void givenASuiteThatSetsNoShortestTimeThenTwoSamplesAreEnough() throws Exception {
        Map<Metric, MetricValue> metrics =
                of(board(SyntheticPower.trace(50, 2, 5, _ -> 2)).thresholds(periods(0.0)));

        assertThat(metrics.get(Metric.ENERGY_DECODE_J)).isInstanceOf(MetricValue.Scalar.class);
    }

    @Test
    void givenASuiteThatAsksForMoreThenTheWholeMayBeTooShortToo() throws Exception {
        Map<Metric, MetricValue> metrics =
                of(board(SyntheticPower.trace(50, 2, 5, _ -> 2)).thresholds(periods(28.0)));

        String tooShort =
                "it took 540 ms, less than 28 times the larger of its sampling period (20 ms) and what its clocks"
                        + " may be apart (0 ms)";
        assertAbsent(metrics, Metric.ENERGY_J, tooShort);
        assertAbsent(metrics, Metric.POWER_AVG_W, tooShort);
        assertAbsent(metrics, Metric.POWER_PEAK_W, tooShort);
        assertAbsent(metrics, Metric.ENERGY_PREFILL_J, "prefill: " + tooShort.replace("540", "500"));
    }

    @Test
    void givenABatteryThenItsDischargeIsToldToo() throws Exception {
        Map<Metric, MetricValue> metrics = of(phone().before(UNPLUGGED));

        assertThat(((MetricValue.Scalar) metrics.get(Metric.ENERGY_J)).value()).isCloseTo(4 * 0.54, within(1e-9));
        // 1 A for 540 ms is 0.15 mAh
        assertScalar(
                metrics,
                Metric.DISCHARGE_MAH,
                0.15,
                "battery (current at 1000 Hz); charge out of the battery over all measured iterations" + COVERED);
    }

    @Test
    void givenAChargerThenTheBatterySaysNothingOfTheDevice() throws Exception {
        String spoilt = "the battery's current is not the device's while a charger is connected (";
        assertAbsent(
                TrialMetrics.of(phone().after(Condition.ofText("battery_status_BAT0", "Charging", "/sys"))
                        .seal(dir.resolve("status"))),
                Metric.ENERGY_J,
                spoilt + "battery_status_BAT0 was Charging after the trial)");
        assertAbsent(
                TrialMetrics.of(phone().before(
                                Condition.ofText("battery_status_BAT0", "Full", "/sys"),
                                Condition.ofText("charger_online_usb", "1", "/sys"))
                        .seal(dir.resolve("usb"))),
                Metric.DISCHARGE_MAH,
                spoilt + "charger_online_usb was 1 before the trial)");
        assertThat(TrialMetrics.of(phone().before(
                                Condition.ofText("battery_status_BAT0", "Discharging", "/sys"),
                                Condition.ofText("charger_online_usb", "0", "/sys"))
                        .seal(dir.resolve("unplugged"))))
                .extractingByKey(Metric.ENERGY_J)
                .isInstanceOf(MetricValue.Scalar.class);
        assertThat(TrialMetrics.of(board(SyntheticPower.trace(1000, 1, 5, _ -> 2))
                        .before(Condition.ofText("charger_online_ac", "1", "/sys"))
                        .seal(dir.resolve("board"))))
                .as("a rail behind the charger is the device's own")
                .extractingByKey(Metric.ENERGY_J)
                .isInstanceOf(MetricValue.Scalar.class);
    }

    @Test
    void givenNothingThatTellsOfAChargerThenItMayHaveCarriedAPartOfTheLoad() throws Exception {
        String unknown =
                "the battery's current is the device's only without a charger, and nothing tells whether one was"
                        + " connected";

        assertAbsent(TrialMetrics.of(phone().seal(dir.resolve("silent"))), Metric.ENERGY_J, unknown);
        assertAbsent(
                TrialMetrics.of(phone().before(Condition.ofText("battery_status_BAT0", "Full", "/sys"))
                        .seal(dir.resolve("full"))),
                Metric.ENERGY_J,
                unknown);
    }

    /** Before the trial it was charging, and nothing but the largest current could be asked of its unit. */
    @Test
    void givenACurrentThatNoBatteryGivesThenItsUnitIsInDoubtAndThereIsNoEnergy() throws Exception {
        for (Map.Entry<Double, String> current :
                Map.of(-0.0012, "0.0012 A", -1200.0, "1200 A").entrySet()) {
            Map<Metric, MetricValue> metrics = TrialMetrics.of(BundleFixture.generate()
                    .sensing(SyntheticPower.PHONE)
                    .trace(SyntheticPower.trace(1000, 1, 4, _ -> current.getKey()))
                    .before(UNPLUGGED)
                    .seal(dir.resolve(current.getValue())));

            for (Metric metric : List.of(Metric.ENERGY_J, Metric.POWER_PEAK_W, Metric.DISCHARGE_MAH)) {
                assertAbsent(
                        metrics,
                        metric,
                        "the median of the battery's sampled current is " + current.getValue()
                                + ", where 0.01 to 10 A are plausible without a charger: see its unit in the profile");
            }
        }
    }

    /** Before and after it nobody saw a charger. */
    @Test
    void givenAChargerThatCameAndWentInTheTrialThenThereIsNoEnergy() throws Exception {
        Map<Metric, MetricValue> metrics = of(BundleFixture.generate()
                .sensing(SyntheticPower.PHONE)
                .trace(SyntheticPower.trace(1000, 1, 4, t -> t < 0.3 ? 0.8 : -1))
                .before(UNPLUGGED));

        for (Metric metric : List.of(Metric.ENERGY_J, Metric.ENERGY_PER_TOKEN_J, Metric.DISCHARGE_MAH)) {
            assertThat(((MetricValue.Absent) metrics.get(metric)).reason())
                    .contains("the battery took a charge in", "a charger was connected meanwhile");
        }
    }

    @Test
    void givenAMomentWithNextToNoCurrentThenTheMedianIsAsked() throws Exception {
        assertThat(of(BundleFixture.generate()
                        .sensing(SyntheticPower.PHONE)
                        .trace(SyntheticPower.trace(1000, 1, 4, t -> t < 0.4 ? 0 : -1))
                        .before(UNPLUGGED)))
                .extractingByKey(Metric.ENERGY_J)
                .isInstanceOf(MetricValue.Scalar.class);
    }

    @Test
    void givenRailsBesideABatteryOnItsChargerThenTheyTellEnergyAndItTellsNoCharge() throws Exception {
        Rail battery = SyntheticPower.PHONE.rails().getFirst();
        Rail board = SyntheticPower.BOARD.rails().getFirst();
        Sensing both =
                new Sensing("synthetic", List.of(board), List.of(board, battery), null, List.of(), List.of(), null);

        Map<Metric, MetricValue> metrics = of(board(SyntheticPower.trace(1000, 1, 5, _ -> 2))
                .sensing(both)
                .before(Condition.ofText("charger_online_usb", "1", "/sys")));

        assertThat(metrics.get(Metric.ENERGY_J)).isInstanceOf(MetricValue.Scalar.class);
        assertAbsent(
                metrics,
                Metric.DISCHARGE_MAH,
                "the battery's current is not the device's while a charger is connected (charger_online_usb was 1 before"
                        + " the trial)");
    }

    @Test
    void givenMoreInThanOutThenThereIsNoEnergyAndNoNegativeOne() throws Exception {
        Map<Metric, MetricValue> metrics = of(board(SyntheticPower.trace(1000, 1, 5, _ -> 2))
                .sensing(SyntheticPower.PHONE)
                .before(UNPLUGGED));

        String inwards =
                "the battery took a charge in 100 % of the samples: a charger was connected meanwhile, or the profile"
                        + " has its sign wrong";
        assertAbsent(metrics, Metric.ENERGY_J, inwards);
        assertAbsent(metrics, Metric.POWER_AVG_W, inwards);
        assertAbsent(metrics, Metric.ENERGY_PREFILL_J, inwards);
        assertAbsent(metrics, Metric.DISCHARGE_MAH, inwards);
        assertAbsent(metrics, Metric.POWER_PEAK_W, inwards);
    }

    @Test
    void givenIdlePowerOfTheSessionThenItStandsBesideTheGrossFigureAndIsNotTakenOff() throws Exception {
        SessionMeasurements.Idle idle = new SessionMeasurements.Idle(4, 5, 0.02, "mean of 5 s at rest");

        Map<Metric, MetricValue> metrics = of(board(SyntheticPower.trace(1000, 1, 5, _ -> 2))
                .session(new SessionMeasurements(idle, null, null, null)));

        assertThat(metrics.get(Metric.POWER_IDLE_W)).isEqualTo(new MetricValue.Scalar(4, 0.02, "mean of 5 s at rest"));
        assertThat(((MetricValue.Scalar) metrics.get(Metric.ENERGY_J)).value()).isCloseTo(5.4, within(1e-9));
        assertAbsent(
                TrialMetrics.of(BundleFixture.generate()
                        .session(new SessionMeasurements(null, "no power source", null, null))
                        .seal(dir.resolve("none"))),
                Metric.POWER_IDLE_W,
                "no power source");
    }

    @Test
    void givenNoTotalOrNoPhasesOrNoMeaningThenTheReasonSaysWhich() throws Exception {
        Sensing none = new Sensing("pc", List.of(), List.of(), "RAPL is for root alone", List.of(), List.of(), null);
        assertAbsent(of(BundleFixture.generate().sensing(none)), Metric.ENERGY_J, "RAPL is for root alone");
        assertAbsent(
                TrialMetrics.of(BundleFixture.generate()
                        .trace(new TraceBytes()
                                .channel(0, "mystery_w", "W", "somewhere", 1)
                                .exited(0, 1, 1))
                        .seal(dir.resolve("mystery"))),
                Metric.ENERGY_J,
                "nothing in the bundle says what the samples of mystery_w stand for");
        String twoTests = """
                {"n_prompt":8,"n_gen":0,"n_depth":0,"samples_ns":[500000000]}
                {"n_prompt":0,"n_gen":4,"n_depth":8,"samples_ns":[40000000]}
                """;
        assertAbsent(
                TrialMetrics.of(BundleFixture.llamaBench(twoTests)
                        .sensing(SyntheticPower.BOARD)
                        .trace(SyntheticPower.trace(1000, 1, 5, _ -> 2))
                        .seal(dir.resolve("llama-bench"))),
                Metric.ENERGY_J,
                "the runner does not say when its phases were");
    }

    private static final Condition UNPLUGGED = Condition.ofText("charger_online_usb", "0", "/sys");

    private static Thresholds periods(double clock) {
        return new Thresholds(null, null, null, null, null, null, null, null, clock, null);
    }

    private static BundleFixture board(TraceBytes trace) {
        return BundleFixture.generate().sensing(SyntheticPower.BOARD).trace(trace);
    }

    private static BundleFixture phone() {
        return BundleFixture.generate().sensing(SyntheticPower.PHONE).trace(SyntheticPower.trace(1000, 1, 4, _ -> -1));
    }

    private Map<Metric, MetricValue> of(BundleFixture fixture) throws Exception {
        return TrialMetrics.of(fixture.seal(dir.resolve("bundle")));
    }

    private static void assertScalar(Map<Metric, MetricValue> metrics, Metric metric, double value, String method) {
        assertThat(metrics.get(metric)).isInstanceOfSatisfying(MetricValue.Scalar.class, scalar -> {
            assertThat(scalar.value()).isCloseTo(value, within(Math.max(1e-9, scalar.uncertainty())));
            assertThat(scalar.uncertainty()).isLessThan(0.03 * value);
            assertThat(scalar.method()).isEqualTo(method);
        });
    }

    private static void assertAbsent(Map<Metric, MetricValue> metrics, Metric metric, String reason) {
        assertThat(metrics.get(metric)).isEqualTo(new MetricValue.Absent(reason));
    }
}
