package dev.assay.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whole numbers below 2^31 keep sums and products exact, so that equality can be asked for where it is meant. */
class StatisticsPropertiesTest {
    @Property
    void anAutocorrelationLiesBetweenMinusOneAndOneHoweverFewTheValues(
            @ForAll @Size(min = 2, max = 8) List<@IntRange(max = 1) Integer> values) {
        double[] inOrder = values.stream().mapToDouble(Integer::doubleValue).toArray();

        assertThat(Autocorrelation.of(inOrder)).isBetween(-1.0, 1.0);
    }

    @Property(tries = 25)
    void anIntervalDoesNotDependOnTheOrderOfTheTrials(
            @ForAll @Size(min = 5, max = 20) List<@IntRange(min = 1, max = 1000) Integer> values,
            @ForAll long shuffle) {
        List<Integer> shuffled = new java.util.ArrayList<>(values);
        Collections.shuffle(shuffled, new Random(shuffle));

        assertThat(interval(shuffled)).isEqualTo(interval(values));
    }

    @Property(tries = 25)
    void anIntervalStaysWithinTheData(@ForAll @Size(min = 5, max = 20) List<@IntRange(max = 1000) Integer> values) {
        Bounds bounds = interval(values);

        assertThat(bounds.low()).isGreaterThanOrEqualTo(Collections.min(values));
        assertThat(bounds.high()).isLessThanOrEqualTo(Collections.max(values));
    }

    @Property(tries = 25)
    void inOtherUnitsTheIntervalIsTheSameInterval(
            @ForAll @Size(min = 5, max = 20) List<@IntRange(max = 1000) Integer> values,
            @ForAll @IntRange(min = 1, max = 1000) int scale,
            @ForAll @IntRange(min = -1000, max = 1000) int shift) {
        Bounds bounds = interval(values);
        Bounds scaled = interval(values.stream().map(v -> v * scale + shift).toList());

        assertThat(scaled.low()).isCloseTo(bounds.low() * scale + shift, within(1e-6));
        assertThat(scaled.high()).isCloseTo(bounds.high() * scale + shift, within(1e-6));
    }

    @Property(tries = 15)
    void equalValuesHaveThemselvesAsInterval(
            @ForAll @DoubleRange(min = 0.01, max = 1e12) double value, @ForAll @IntRange(min = 5, max = 20) int n) {
        double[] values = new double[n];
        Arrays.fill(values, value);

        assertThat(BcaBootstrap.ofMedian(values)).contains(new Bounds(value, value));
    }

    @Property
    void theMedianIsTheQuantileAtOneHalf(@ForAll @Size(min = 1, max = 50) List<@IntRange(max = 1000) Integer> values) {
        double[] doubles = doubles(values);

        assertThat(Median.of(doubles)).isEqualTo(Quantile.of(doubles, 0.5)[0]);
        assertThat(doubles).as("not reordered").isEqualTo(doubles(values));
    }

    @Property
    void quantilesRiseFromTheLeastToTheGreatest(
            @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 1000) Integer> values) {
        double[] quantiles = Quantile.of(doubles(values), 0, 0.25, 0.5, 0.9, 0.95, 0.99, 1);

        assertThat(quantiles).isSorted();
        assertThat(quantiles[0]).isEqualTo(Collections.min(values).doubleValue());
        assertThat(quantiles[6]).isEqualTo(Collections.max(values).doubleValue());
    }

    @Property
    void inBucketsAQuantileIsTheSame(
            @ForAll @Size(min = 1, max = 300) List<@DoubleRange(min = -1e6, max = 1e6) Double> values,
            @ForAll @DoubleRange(min = 0, max = 1) double p) {
        double[] doubles = values.stream().mapToDouble(Double::doubleValue).toArray();

        assertThat(new Buckets(doubles).quantile(p)).isCloseTo(Quantile.of(doubles, p)[0], within(1e-6));
    }

    @Property
    void anIndependentIntervalLiesWithinWhatTheDataCanGive(
            @ForAll @Size(min = 5, max = 12) List<@IntRange(min = 1, max = 20) Integer> base,
            @ForAll @Size(min = 5, max = 12) List<@IntRange(min = 1, max = 20) Integer> candidate) {
        Bounds bounds = MedianRatio.ofIndependent(doubles(base), doubles(candidate))
                .orElseThrow()
                .ci95()
                .orElseThrow();

        assertThat(bounds.low())
                .isGreaterThanOrEqualTo((double) Collections.min(candidate) / Collections.max(base) * (1 - 1e-12));
        assertThat(bounds.high())
                .isLessThanOrEqualTo((double) Collections.max(candidate) / Collections.min(base) * (1 + 1e-12));
    }

    @Property
    void spreadIsNeverNegativeAndMovingAllValuesDoesNotChangeIt(
            @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 1000) Integer> values,
            @ForAll @IntRange(max = 1000) int shift) {
        double spread = Mad.of(doubles(values));

        assertThat(spread).isGreaterThanOrEqualTo(0);
        assertThat(Mad.of(doubles(values.stream().map(v -> v + shift).toList())))
                .isEqualTo(spread);
    }

    @Property(tries = 25)
    void aCandidateTwiceAsFastIsTwiceTheRatioWithTwiceTheInterval(
            @ForAll @Size(min = 10, max = 20) List<@IntRange(min = 1, max = 1000) Integer> values) {
        int half = values.size() / 2;
        MedianRatio.Ratio ratio = ratio(values.subList(0, half), values.subList(half, 2 * half), 1);
        MedianRatio.Ratio twice = ratio(values.subList(0, half), values.subList(half, 2 * half), 2);

        assertThat(twice.value()).isEqualTo(2 * ratio.value());
        Bounds bounds = ratio.ci95().orElseThrow();
        assertThat(twice.ci95().orElseThrow()).isEqualTo(new Bounds(2 * bounds.low(), 2 * bounds.high()));
    }

    @Property(tries = 15)
    void aSideAgainstItselfIsExactlyOne(
            @ForAll @Size(min = 5, max = 20) List<@IntRange(min = 1, max = 1000) Integer> values) {
        MedianRatio.Ratio ratio = ratio(values, values, 1);

        assertThat(ratio.value()).isEqualTo(1);
        assertThat(ratio.ci95()).contains(new Bounds(1, 1));
    }

    private static MedianRatio.Ratio ratio(List<Integer> base, List<Integer> candidate, int scale) {
        return MedianRatio.of(IntStream.range(0, base.size())
                        .mapToObj(i -> new MedianRatio.Pair(base.get(i), candidate.get(i) * scale))
                        .toList())
                .orElseThrow();
    }

    private static Bounds interval(List<Integer> values) {
        return BcaBootstrap.ofMedian(doubles(values)).orElseThrow();
    }

    private static double[] doubles(List<Integer> values) {
        return values.stream().mapToDouble(Integer::doubleValue).toArray();
    }
}
