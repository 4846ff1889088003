package dev.assay.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far an end of an interval moves when other resamples are drawn. */
class MonteCarloErrorTest {
    private static final int CELLS = 20;
    private static final int DRAWS = 20;

    /** docs/statistics.md quotes what this prints: it is why there are 10,000. */
    @ParameterizedTest
    @CsvSource({"1000, 0.06", "2000, 0.05", "5000, 0.03", "10000, 0.02", "20000, 0.015"})
    void endsOfAnIntervalMoveByFewHundredthsOfItsWidth(int resamples, double atMost) {
        double[] moves = IntStream.range(0, CELLS)
                .parallel()
                .mapToDouble(cell -> move(cell, resamples))
                .toArray();
        double typical = Median.of(moves);
        System.out.printf(
                "%d resamples of 20 pairs: an end moves by %.2f %% of the width (standard deviation)%n",
                resamples, 100 * typical);

        assertThat(typical).isLessThanOrEqualTo(atMost);
    }

    private static double move(int cell, int resamples) {
        Random random = new Random(20261123L + cell);
        double[] base = random.doubles(20)
                .map(_ -> Math.exp(0.03 * random.nextGaussian()))
                .sorted()
                .toArray();
        double[] candidate = random.doubles(20)
                .map(_ -> Math.exp(0.03 * random.nextGaussian()))
                .toArray();
        double[] leftOut = IntStream.range(0, 20)
                .mapToDouble(out -> Median.of(without(candidate, out)) / Median.of(without(base, out)))
                .toArray();
        Bounds[] drawn = IntStream.range(0, DRAWS)
                .mapToObj(draw -> BcaInterval.of(
                        Median.of(candidate) / Median.of(base),
                        new DrawnResamples(PairResamples.of(20, resamples, Seed.of("draw", Integer.toString(draw)))
                                .ratiosOfMedians(base, candidate)),
                        leftOut,
                        0.95))
                .toArray(Bounds[]::new);
        double width = Arrays.stream(drawn)
                .mapToDouble(b -> b.high() - b.low())
                .average()
                .orElseThrow();
        return (deviation(Arrays.stream(drawn).mapToDouble(Bounds::low).toArray())
                        + deviation(
                                Arrays.stream(drawn).mapToDouble(Bounds::high).toArray()))
                / 2
                / width;
    }

    private static double deviation(double[] values) {
        return CoefficientOfVariation.of(values)
                * Arrays.stream(values).average().orElseThrow();
    }

    private static double[] without(double[] values, int out) {
        return IntStream.range(0, values.length)
                .filter(i -> i != out)
                .mapToDouble(i -> values[i])
                .toArray();
    }
}
