package dev.assay.collectors.energy;

import static dev.assay.collectors.energy.Sampled.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.sensing.Sensing;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnergySourceTest {
    private static final Rail WATTS = new Rail.Power("VDD_IN", "in_w");

    @Test
    void givenVoltsAndAmpsReadAtDifferentMomentsThenEachIsTakenWhereTheOtherWasRead() {
        // 4 + t volts and 1 + t amps, the amps 3 ms later: 4 + 5 t + t², which is 4 t + 5 t²/2 + t³/3
        Sampled trace =
                new Sampled().channel("v", "V", 100, 0, 200, t -> 4 + t).channel("a", "A", 100, 0.003, 200, t -> 1 + t);

        Energy energy = measured(new Rail.VoltsAmps("VDD_IN", "v", "a", 1), trace, window(0.5, 1.5));

        assertThat(energy.joules()).isCloseTo(4 + 5 * (1.5 * 1.5 - 0.25) / 2 + (3.375 - 0.125) / 3, within(2e-5));
        assertThat(energy.method()).isEqualTo("VDD_IN (V × I at 100 Hz)");
        assertThat(energy.samples()).isEqualTo(100);
        assertThat(energy.coverage()).isEqualTo(1);
        assertThat(energy.largestGapS()).isCloseTo(0.01, within(1e-9));
    }

    @Test
    void givenABatteryWhoseCurrentIsNegativeWhenItDischargesThenTheSignMakesItConsumption() {
        Sampled trace = new Sampled().channel("v", "V", 10, 0, 50, t -> 4).channel("a", "A", 10, 0.02, 50, t -> -0.5);
        Rail.VoltsAmps battery = new Rail.VoltsAmps("battery", "v", "a", -1);

        assertThat(measured(battery, trace, window(1, 3)).joules()).isCloseTo(4, within(1e-9));
        assertThat(EnergySource.charge(battery, trace.file()).over(window(1, 3)))
                .isInstanceOfSatisfying(Energy.class, charge -> {
                    assertThat(charge.joules()).as("coulombs").isCloseTo(1, within(1e-9));
                    assertThat(charge.method()).isEqualTo("battery (current at 10 Hz)");
                });
    }

    @Test
    void givenEdgesBetweenSamplesThenTheyAreInterpolated() {
        Sampled trace = new Sampled().channel("in_w", "W", 10, 0, 20, t -> 2 * t);

        assertThat(measured(WATTS, trace, window(0.333, 1.234)).joules())
                .isCloseTo(1.234 * 1.234 - 0.333 * 0.333, within(1e-9));
    }

    @Test
    void givenChannelsOfUnlikeRatesThenThePeriodIsThatOfTheSlowest() {
        Sampled trace = new Sampled()
                .channel("v", "V", 20, 0, 40, t -> 5)
                .channel("a", "A", 100, 0, 200, t -> 1)
                .channel("in_w", "W", 10, 0, 20, t -> 5);
        Rail both = new Rail.VoltsAmps("VDD_CPU", "v", "a", 1);

        assertThat(EnergySource.of(both, trace.file()).periodS().getAsDouble()).isCloseTo(0.05, within(1e-9));
        assertThat(EnergySource.total(
                                new Sensing("p", List.of(both, WATTS), List.of(), null, List.of(), List.of(), null),
                                trace.file())
                        .periodS()
                        .getAsDouble())
                .isCloseTo(0.1, within(1e-9));
    }

    @Test
    void givenARailOfFewerThanTwoSamplesThenNoPeriodIsKnownAndItsEnergySaysWhy() {
        Sampled one = new Sampled().channel("in_w", "W", 10, 0, 1, t -> 5).channel("v", "V", 10, 0, 1, t -> 5);
        Sampled oneVolt = new Sampled().channel("v", "V", 10, 0, 1, t -> 5).channel("a", "A", 100, 0, 200, t -> 1);

        assertThat(EnergySource.of(WATTS, new Sampled().file()).periodS()).isEmpty();
        assertThat(EnergySource.of(WATTS, one.file()).periodS()).isEmpty();
        assertThat(EnergySource.of(new Rail.VoltsAmps("VDD_CPU", "v", "a", 1), oneVolt.file())
                        .periodS())
                .isEmpty();
        assertThat(EnergySource.of(WATTS, one.file()).over(new Window(0, 1_000_000_000, 0)))
                .isEqualTo(new NoEnergy("it took less time than two samples of VDD_IN"));
    }

    @Test
    void givenFewerThanTwoSamplesInsideThenThereIsNoEnergyAndTheReasonSaysSo() {
        Sampled trace = new Sampled().channel("in_w", "W", 10, 0, 20, t -> 5);

        assertNone(WATTS, trace, window(0.41, 0.59), "it took less time than two samples of VDD_IN");
        assertNone(WATTS, new Sampled(), window(0, 1), "in_w of VDD_IN was not sampled");
        assertNone(
                WATTS,
                new Sampled().channel("in_w", "W", 10, 0, 0, t -> 5),
                window(0, 1),
                "synthetic in_w could not be read");
    }

    @Test
    void givenMissingSamplesThenCoverageSaysSoAndBelowItsLimitThereIsNoEnergy() {
        double[] oneGap = IntStream.range(0, 200)
                .filter(i -> i < 100 || i >= 106)
                .mapToDouble(i -> i / 100.0)
                .toArray();
        double[] longGap = IntStream.range(0, 200)
                .filter(i -> i < 100 || i >= 120)
                .mapToDouble(i -> i / 100.0)
                .toArray();

        Energy energy = measured(WATTS, new Sampled().channel("in_w", "W", 100, oneGap, t -> 5 + t), window(0.5, 1.5));

        assertThat(energy.coverage()).isCloseTo(0.94, within(1e-9));
        assertThat(energy.largestGapS()).isCloseTo(0.07, within(1e-9));
        assertThat(energy.joules()).as("a line bridges a ramp").isCloseTo(6, within(1e-9));
        assertNone(
                WATTS,
                new Sampled().channel("in_w", "W", 100, longGap, t -> 5),
                window(0.5, 1.5),
                "the samples of VDD_IN cover less than 90 % of the time");
        assertNone(
                WATTS,
                new Sampled().channel("in_w", "W", 100, 0.7, 100, t -> 5),
                window(0.5, 1.5),
                "the samples of VDD_IN cover less than 90 % of the time");
    }

    @Test
    void givenClocksThatMayBeApartThenTheStepAtTheEdgeCountsAndTooShortAPhaseHasNone() {
        // 2 W up to 1 s, 8 W after: 10 ms of doubt are 60 mJ
        Sampled trace = new Sampled().channel("in_w", "W", 1000, 0, 2000, t -> t < 1 ? 2 : 8);
        Window known = window(1, 1.5);
        Window doubted = new Window(known.beginNs(), known.endNs(), 10_000_000);

        double exact = measured(WATTS, trace, known).uncertaintyJ();
        double bounded = measured(WATTS, trace, doubted).uncertaintyJ();

        assertThat(bounded - exact).isCloseTo(0.06, within(0.004));
        assertNone(
                WATTS,
                trace,
                new Window(known.beginNs(), known.beginNs() + 19_000_000, 10_000_000),
                "it took less time than the clocks of device and meter may be apart");
    }

    @Test
    void givenASourceThatCountsInStepsThenTheyAreInTheUncertainty() {
        Sampled fine = new Sampled().channel("in_w", "W", 100, 0, 300, t -> 5 + 0.4 * t);
        Sampled coarse = new Sampled().channel("in_w", "W", 100, 0, 300, t -> Math.rint((5 + 0.4 * t) / 0.04) * 0.04);

        assertThat(measured(WATTS, coarse, window(1, 2)).uncertaintyJ())
                .isGreaterThan(0.005)
                .isGreaterThan(measured(WATTS, fine, window(1, 2)).uncertaintyJ() * 10);
    }

    @Test
    void givenAConstantThenSlowSamplingSaysMoreBecauseBurstsMayHide() {
        Energy slow = measured(WATTS, new Sampled().channel("in_w", "W", 10, 0, 40, t -> 5), window(1, 3));
        Energy fast = measured(WATTS, new Sampled().channel("in_w", "W", 100, 0, 400, t -> 5), window(1, 3));

        assertThat(fast.uncertaintyJ()).isCloseTo(0, within(1e-9));
        assertThat(slow.uncertaintyJ()).isGreaterThan(13 * 0.020 * 5);
    }

    @Test
    void givenFewSamplesThatKeepStepThenABurstBetweenAllOfThemIsAllowedForAndNotOtherwise() {
        Sampled regular = new Sampled().channel("in_w", "W", 10, 0, 100, t -> 5);
        double[] late = {0, 0.03, -0.02, 0.01, -0.03, 0.02};
        double[] moments =
                IntStream.range(0, 100).mapToDouble(i -> 0.1 * i + late[i % 6]).toArray();
        Sampled irregular = new Sampled().channel("in_w", "W", 10, moments, t -> 5);
        double inStep = 20 * 0.020 * 10; // 2 s are 20 steps, in each 20 ms of 10 W: power three times the mean
        double free = 13.5 * 0.020 * 5;

        assertThat(measured(WATTS, regular, window(1, 3)).uncertaintyJ()).isCloseTo(inStep, within(1e-6));
        assertThat(measured(WATTS, irregular, window(1, 3)).uncertaintyJ()).isLessThan(0.6 * inStep);
        assertThat(measured(WATTS, regular, window(1, 6)).uncertaintyJ())
                .as("50 steps tell it apart")
                .isCloseTo(free, within(0.02 * free));
    }

    @Test
    void givenAFlatGaugeThenItsEnergyIsThatOfItsValueAndNothingOfTheArithmeticIsUncertain() {
        double[] oneGap = IntStream.range(0, 400)
                .filter(i -> i < 200 || i >= 206)
                .mapToDouble(i -> i / 100.0)
                .toArray();
        Window window = window(1.003, 2.9917);
        Window doubted = new Window(window.beginNs(), window.endNs(), 1_234_567);
        Rail both = new Rail.VoltsAmps("VDD_CPU", "v", "a", 1);

        for (double watts : new double[] {0.1, 5.1, 7.3}) {
            Sampled trace = new Sampled()
                    .channel("in_w", "W", 100, oneGap, t -> watts)
                    .channel("v", "V", 100, 0.003, 400, t -> 5.1)
                    .channel("a", "A", 100, 0, 400, t -> watts);

            Energy energy = measured(WATTS, trace, doubted);

            assertThat(energy.uncertaintyJ()).isZero();
            assertThat(energy.joules()).isEqualTo(watts * window.seconds());
            assertThat(measured(both, trace, doubted).uncertaintyJ()).isZero();
        }
    }

    @Test
    void givenSeveralRailsThenTheTotalIsTheirSumAndItsPeakThatOfTheSum() {
        Sampled trace = new Sampled()
                .channel("cpu_w", "W", 100, 0, 300, t -> t < 1.5 ? 2 : 6)
                .channel("gpu_w", "W", 100, 0.004, 300, t -> t < 1.5 ? 7 : 1)
                .channel("soc_j", "J", 100, 0.002, 300, t -> 3 * t);
        List<Rail> rails = List.of(
                new Rail.Power("CPU", "cpu_w"), new Rail.Power("GPU", "gpu_w"), new Rail.Counter("SOC", "soc_j", null));
        EnergySource total = EnergySource.total(
                new Sensing("board", rails, rails, null, List.of(), List.of(), "a made-up waveform"), trace.file());

        Energy energy = (Energy) total.over(window(1, 2));

        assertThat(energy.joules()).isCloseTo(1 + 3 + 3.5 + 0.5 + 3, within(energy.uncertaintyJ()));
        assertThat(energy.uncertaintyJ()).isLessThan(0.2);
        assertThat(energy.method())
                .isEqualTo("CPU (power at 100 Hz) + GPU (power at 100 Hz) + SOC (counter at 100 Hz),"
                        + " sensors driven by a made-up waveform");
        assertThat(total.peakW(List.of(window(1, 1.4)))).hasValueCloseTo(12.0, within(1e-9));
        assertThat(total.peakW(List.of(window(1.6, 2)))).hasValueCloseTo(10.0, within(1e-9));
    }

    @Test
    void givenNoTotalThenTheReasonOfTheProfile() {
        Sensing sensing = new Sensing("pc", List.of(), List.of(), "no power source", List.of(), List.of(), null);

        assertThat(EnergySource.total(sensing, new Sampled().file()).over(window(0, 1)))
                .isEqualTo(new NoEnergy("no power source"));
    }

    @Test
    void givenSeveralIntervalsThenTheirSumIsLessUncertainThanItsPartsAlone() {
        Sampled trace = new Sampled().channel("in_w", "W", 100, 0, 1000, t -> 5 + Math.sin(200 * t * t));
        EnergySource source = EnergySource.of(WATTS, trace.file());
        List<Window> windows =
                IntStream.range(1, 9).mapToObj(i -> window(i, i + 0.5)).toList();

        Energy sum = (Energy) source.over(windows);
        double joules = 0;
        double uncertainty = 0;
        for (Window window : windows) {
            Energy one = (Energy) source.over(window);
            joules += one.joules();
            uncertainty += one.uncertaintyJ();
        }

        assertThat(sum.joules()).isCloseTo(joules, within(1e-9));
        assertThat(sum.uncertaintyJ()).isLessThan(0.6 * uncertainty).isGreaterThan(uncertainty / 8);
    }

    private static Energy measured(Rail rail, Sampled trace, Window window) {
        return (Energy) EnergySource.of(rail, trace.file()).over(window);
    }

    private static void assertNone(Rail rail, Sampled trace, Window window, String reason) {
        assertThat(EnergySource.of(rail, trace.file()).over(window)).isEqualTo(new NoEnergy(reason));
    }
}
