package dev.assay.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangePointsTest {
    private static final int HISTORIES = 300;

    /** Yearly flow of the Nile at Aswan, 1871 to 1970: the level falls after 1898 (Cobb, Biometrika 65 (1978)). From R's datasets. */
    private static final double[] NILE = {
        1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
        1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969,
        831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865,
        845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050,
        918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740
    };

    @Test
    void theNileFallsAfter1898() {
        assertThat(ChangePoints.of(NILE)).extracting(ChangePoints.Change::at).containsExactly(28);
    }

    @Test
    void aLevelThatComesBackIsTwoChanges() {
        double[] values = history(new Random(1), 30, i -> i >= 12 && i < 20 ? -0.05 : 0, 0.01, 0);

        assertThat(ChangePoints.of(values)).extracting(ChangePoints.Change::at).containsExactly(12, 20);
    }

    @Test
    void stepsOneAfterAnotherAreAllFound() {
        double[] values = history(new Random(2), 40, i -> i < 10 ? 0 : i < 25 ? 0.05 : 0.12, 0.01, 0);

        assertThat(ChangePoints.of(values)).extracting(ChangePoints.Change::at).containsExactly(10, 25);
    }

    @Test
    void oneBadNightIsNoChange() {
        double[] values = history(new Random(3), 20, i -> i == 9 ? -0.3 : 0, 0.01, 0);

        assertThat(ChangePoints.of(values)).isEmpty();
    }

    @Test
    void nineValuesAreTooFewAndEqualOnesDoNotChange() {
        assertThat(ChangePoints.of(1, 1, 1, 1, 9, 9, 9, 9, 9)).isEmpty();
        assertThat(ChangePoints.of(new double[50])).isEmpty();
        assertThat(ChangePoints.of(1, 1, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9, 9, 9))
                .extracting(ChangePoints.Change::at)
                .containsExactly(8);
    }

    /** docs/statistics.md quotes what this prints. */
    @ParameterizedTest
    @CsvSource({"15, 0, 0.04", "30, 0, 0.04", "60, 0, 0.04", "30, 0.5, 0.25", "60, 0.5, 0.15", "60, 0.8, 0.25"})
    void aHistoryOfNoiseAloneHasHardlyAnyChanges(int runs, double memory, double atMost) {
        double share = share(random -> history(random, runs, _ -> 0, 0.02, memory), changes -> !changes.isEmpty());
        System.out.printf("%d runs, CV 2 %%, memory %.1f, no change: one is seen in %.3f%n", runs, memory, share);

        assertThat(share).isLessThanOrEqualTo(atMost);
    }

    /** And what this prints. */
    @ParameterizedTest
    @CsvSource({"10, 0.1, 0.5", "16, 0.05, 0.5", "20, 0.05, 0.7", "40, 0.05, 0.9", "40, 0.02, 0.1"})
    void aStepInTheMiddleIsFound(int runs, double step, double atLeast) {
        double share = share(
                random -> history(random, runs, i -> i < runs / 2 ? 0 : step, 0.02, 0),
                changes -> changes.stream().anyMatch(c -> Math.abs(c.at() - runs / 2) <= 1));
        System.out.printf(
                "%d runs, CV 2 %%, a step of %.0f %% in the middle: seen within a run in %.3f%n",
                runs, 100 * step, share);

        assertThat(share).isGreaterThanOrEqualTo(atLeast);
    }

    private static double share(
            Function<Random, double[]> history, Function<List<ChangePoints.Change>, Boolean> holds) {
        return IntStream.range(0, HISTORIES)
                        .parallel()
                        .filter(h -> holds.apply(ChangePoints.of(history.apply(new Random(20261123L + 7919L * h)))))
                        .count()
                / (double) HISTORIES;
    }

    private static double[] history(
            Random random, int runs, Function<Integer, Number> level, double deviation, double memory) {
        double[] values = new double[runs];
        double state = deviation * random.nextGaussian();
        for (int i = 0; i < runs; i++) {
            values[i] = level.apply(i).doubleValue() + state;
            state = memory * state + Math.sqrt(1 - memory * memory) * deviation * random.nextGaussian();
        }
        return values;
    }
}
