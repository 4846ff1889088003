package dev.assay.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small samples have few resamples: all of them are made here, and counted. */
class ResampledTest {
    private static final double[] VALUES = {1, 2, 4, 7, 7, 16, 31, 45};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void theDistributionOfTheMedianIsThatOfAllResamples(int n) {
        double[] sample = Arrays.copyOf(VALUES, n);
        TreeMap<Double, Double> counted = medians(sample);

        ResampledMedian exact = ResampledMedian.of(sample);

        assertThat(exact.values())
                .containsExactly(counted.keySet().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
        double below = 0;
        for (var median : counted.entrySet()) {
            assertThat(exact.midRank(median.getKey())).isCloseTo(below + median.getValue() / 2, within(1e-9));
            assertThat(exact.quantile(below + median.getValue() / 2)).isEqualTo(median.getKey());
            below += median.getValue();
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 5", "4, 5", "6, 4"})
    void theDistributionOfTheRatioIsThatOfEveryMedianWithEveryOther(int n, int m) {
        double[] base = Arrays.copyOf(VALUES, n);
        double[] candidate = Arrays.copyOfRange(VALUES, VALUES.length - m, VALUES.length);
        TreeMap<Double, Double> counted = new TreeMap<>();
        medians(base).forEach((b, p) -> medians(candidate).forEach((c, q) -> counted.merge(c / b, p * q, Double::sum)));

        ResampledRatio exact = new ResampledRatio(ResampledMedian.of(base), ResampledMedian.of(candidate));

        double below = 0;
        for (var ratio : counted.entrySet()) {
            assertThat(exact.midRank(ratio.getKey())).isCloseTo(below + ratio.getValue() / 2, within(1e-9));
            assertThat(exact.quantiles(below + ratio.getValue() / 2, 1).low()).isEqualTo(ratio.getKey());
            below += ratio.getValue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 20, 127, 128, 300})
    void ratiosFromPairsAreThoseOfTheMediansOfWhatWasDrawn(int n) {
        UniformRandomProvider random = Seed.of("pairs").random();
        double[] base = random.doubles(n, 1, 2).sorted().toArray();
        double[] candidate = random.doubles(n, 1, 2).map(v -> Math.rint(16 * v)).toArray();
        PairResamples resamples = PairResamples.of(n, 50, Seed.of("resamples"));

        double[] ratios = resamples.ratiosOfMedians(base, candidate);

        for (int r = 0; r < 50; r++) {
            double expected = Median.of(drawn(resamples, r, candidate)) / Median.of(drawn(resamples, r, base));
            assertThat(ratios[r]).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void everyPairIsDrawnAsOftenAsEveryOtherAndEachResampleHasAsManyAsThereArePairs() {
        int n = 7;
        PairResamples resamples = PairResamples.of(n, 7000, Seed.of("uniform"));
        for (int r = 0; r < 7000; r++) {
            int resample = r;
            assertThat(IntStream.range(0, n)
                            .map(i -> resamples.count(i, resample))
                            .sum())
                    .isEqualTo(n);
        }
        double chiSquare = 0;
        for (int i = 0; i < n; i++) {
            int pair = i;
            double drawn =
                    IntStream.range(0, 7000).map(r -> resamples.count(pair, r)).sum();
            chiSquare += (drawn - 7000) * (drawn - 7000) / 7000;
        }

        assertThat(chiSquare)
                .as("6 degrees of freedom: 22.5 is exceeded once in 1,000")
                .isLessThan(22.5);
    }

    /** How often each median comes up over all n^n resamples. */
    private static TreeMap<Double, Double> medians(double[] sample) {
        int n = sample.length;
        long all = Math.round(Math.pow(n, n));
        TreeMap<Double, Double> medians = new TreeMap<>();
        double[] drawn = new double[n];
        for (long number = 0; number < all; number++) {
            long rest = number;
            for (int i = 0; i < n; i++) {
                drawn[i] = sample[(int) (rest % n)];
                rest /= n;
            }
            medians.merge(Median.of(drawn), 1.0 / all, Double::sum);
        }
        return medians;
    }

    private static double[] drawn(PairResamples resamples, int resample, double[] values) {
        return IntStream.range(0, values.length)
                .flatMap(i -> IntStream.generate(() -> i).limit(resamples.count(i, resample)))
                .mapToDouble(i -> values[i])
                .toArray();
    }
}
