package dev.assay.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Held against R's boot and SciPy; the fixtures name their versions and lie beside the programs that made them. */
class ReferenceTest {
    private static final Offset<Double> ROUNDING = within(1e-12);
    private static final Seed SEED = Seed.of("reference");

    record FromR(String origin, double[] probabilities, List<RSample> samples) {}

    record RSample(String name, double[] values, double[] quantiles, double median, double mad, double[] bca_of_mean) {}

    record FromSciPy(String origin, List<SciPyMedian> medians, SciPyRatio ratio) {}

    record SciPyMedian(
            String name,
            double[] values,
            double estimate,
            double[] resampled,
            double[] interval_of_resampled,
            double[] interval) {}

    record SciPyRatio(
            double[] base,
            double[] candidate,
            double estimate,
            double[] resampled,
            double[] interval_of_resampled,
            double[] interval) {}

    static Stream<RSample> samples() throws IOException {
        return r().samples().stream();
    }

    static Stream<SciPyMedian> medians() throws IOException {
        return sciPy().medians().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void quantilesAreThoseOfRsType7(RSample sample) throws IOException {
        assertThat(Quantile.of(sample.values(), r().probabilities())).containsExactly(sample.quantiles(), ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void medianAndMadAreThoseOfR(RSample sample) {
        assertThat(Median.of(sample.values())).isCloseTo(sample.median(), ROUNDING);
        assertThat(Mad.of(sample.values())).isCloseTo(sample.mad(), ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theIntervalOfAMeanIsThatOfRsBootWithinMonteCarloError(RSample sample) {
        double[] values = Arrays.stream(sample.values()).sorted().toArray(); // so that a sum of all is one number
        int n = values.length;
        UniformRandomProvider random = SEED.random();
        double[] resampled = DoubleStream.generate(() -> mean(random.ints(n, 0, n)
                        .mapToDouble(i -> values[i])
                        .sorted()
                        .toArray()))
                .limit(200_000)
                .toArray();
        double[] leftOut = IntStream.range(0, n)
                .mapToDouble(out -> mean(without(values, out)))
                .toArray();

        Bounds ours = BcaInterval.of(mean(values), new CountedAsRDoes(resampled), leftOut, 0.95);

        assertClose(ours, sample.bca_of_mean());
    }

    @ParameterizedTest
    @MethodSource("medians")
    void fromTheSameResamplesTheEndsAreSciPysToTheLastDigits(SciPyMedian median) {
        double[] leftOut = IntStream.range(0, median.values().length)
                .mapToDouble(out -> Median.of(without(median.values(), out)))
                .toArray();

        Bounds ours = BcaInterval.of(median.estimate(), new DrawnResamples(median.resampled()), leftOut, 0.95);

        assertThat(ours.low()).isCloseTo(median.interval_of_resampled()[0], ROUNDING);
        assertThat(ours.high()).isCloseTo(median.interval_of_resampled()[1], ROUNDING);
    }

    /** Not with the ties: there the median has so few values that an end of the interval jumps between two of them. */
    static Stream<SciPyMedian> mediansThatDoNotTie() throws IOException {
        return medians().filter(median -> !median.name().equals("ties"));
    }

    @ParameterizedTest
    @MethodSource("mediansThatDoNotTie")
    void theIntervalOfAMedianIsSciPysWithinMonteCarloError(SciPyMedian median) {
        assertClose(BcaBootstrap.ofMedian(median.values()).orElseThrow(), median.interval());
    }

    @Test
    void theRatioOfPairedMediansIsSciPys() throws IOException {
        SciPyRatio ratio = sciPy().ratio();
        List<MedianRatio.Pair> pairs = IntStream.range(0, ratio.base().length)
                .mapToObj(i -> new MedianRatio.Pair(ratio.base()[i], ratio.candidate()[i]))
                .toList();

        MedianRatio.Ratio ours = MedianRatio.of(pairs).orElseThrow();

        assertThat(ours.value()).isCloseTo(ratio.estimate(), ROUNDING);
        assertClose(ours.ci95().orElseThrow(), ratio.interval());
    }

    /** What was drawn, here or there, places an end with a standard error of up to 1 % of the width. */
    private static void assertClose(Bounds ours, double[] reference) {
        Offset<Double> monteCarlo = within(0.04 * (reference[1] - reference[0]));
        assertThat(ours.low()).isCloseTo(reference[0], monteCarlo);
        assertThat(ours.high()).isCloseTo(reference[1], monteCarlo);
    }

    /** R counts the resamples strictly below the estimate. */
    private record CountedAsRDoes(double[] values) implements Resampled {
        @Override
        public double midRank(double value) {
            return Arrays.stream(values).filter(v -> v < value).count() / (double) values.length;
        }

        @Override
        public Bounds quantiles(double low, double high) {
            return new DrawnResamples(values).quantiles(low, high);
        }

        @Override
        public double resolution() {
            return 0.5 / values.length;
        }
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double[] without(double[] values, int out) {
        return IntStream.range(0, values.length)
                .filter(i -> i != out)
                .mapToDouble(i -> values[i])
                .toArray();
    }

    private static FromR r() throws IOException {
        return read("reference-r.json", FromR.class);
    }

    private static FromSciPy sciPy() throws IOException {
        return read("reference-scipy.json", FromSciPy.class);
    }

    private static <T> T read(String name, Class<T> type) throws IOException {
        try (InputStream in = ReferenceTest.class.getResourceAsStream(name)) {
            return JsonMapper.builder().build().readValue(in, type);
        }
    }
}
