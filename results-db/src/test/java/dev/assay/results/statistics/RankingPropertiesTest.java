package dev.assay.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Estimates whose numbers are counted and not made, held against those of all numbers made. */
class RankingPropertiesTest {
    @Property(tries = 300)
    void theShiftIsTheMedianOfAllDifferences(
            @ForAll @Size(min = 1, max = 80) List<@DoubleRange(min = -1e6, max = 1e6) Double> base,
            @ForAll @Size(min = 1, max = 80) List<@DoubleRange(min = -1e6, max = 1e6) Double> candidate) {
        assertThat(HodgesLehmann.shift(doubles(base), doubles(candidate)))
                .isEqualTo(Median.of(differences(doubles(base), doubles(candidate))));
    }

    @Property(tries = 300)
    void theShiftOfTiedValuesToo(
            @ForAll @Size(min = 1, max = 80) List<@IntRange(min = -3, max = 3) Integer> base,
            @ForAll @Size(min = 1, max = 80) List<@IntRange(min = -3, max = 3) Integer> candidate) {
        assertThat(HodgesLehmann.shift(whole(base), whole(candidate)))
                .isEqualTo(Median.of(differences(whole(base), whole(candidate))));
    }

    @Property(tries = 300)
    void theCenterIsTheMedianOfAllMeansOfTwo(
            @ForAll @Size(min = 1, max = 80) List<@DoubleRange(min = -1e6, max = 1e6) Double> values) {
        assertThat(HodgesLehmann.center(doubles(values))).isEqualTo(Median.of(means(doubles(values))));
    }

    @Property(tries = 300)
    void theCenterOfTiedValuesToo(@ForAll @Size(min = 1, max = 80) List<@IntRange(min = -3, max = 3) Integer> values) {
        assertThat(HodgesLehmann.center(whole(values))).isEqualTo(Median.of(means(whole(values))));
    }

    @Example
    void oneFarValueOfEachSideDoesNotMatter() {
        double[] base = {-1e300, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        double[] candidate = {2, 3, 4, 5, 6, 7, 8, 9, 10, 1e300};

        assertThat(HodgesLehmann.shift(base, candidate)).isEqualTo(Median.of(differences(base, candidate)));
    }

    @Example
    void twoHeapsFarApartAreFoundThoughNothingTellsHowFar() {
        double[] base = new double[40];
        Arrays.fill(base, 20, 40, 1e9);
        double[] candidate = base.clone();
        candidate[0] = 0.5;

        assertThat(HodgesLehmann.shift(base, candidate)).isEqualTo(Median.of(differences(base, candidate)));
    }

    private static double[] differences(double[] base, double[] candidate) {
        return Arrays.stream(candidate)
                .flatMap(over -> Arrays.stream(base).map(under -> over - under))
                .map(difference -> difference + 0.0) // -0.0 is 0.0
                .toArray();
    }

    private static double[] means(double[] values) {
        double[] means = new double[values.length * (values.length + 1) / 2];
        int size = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j <= i; j++) {
                means[size++] = i == j ? values[i] : values[i] / 2 + values[j] / 2;
            }
        }
        return means;
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(value -> value + 0.0).toArray();
    }

    private static double[] whole(List<Integer> values) {
        return values.stream().mapToDouble(Integer::doubleValue).toArray();
    }
}
