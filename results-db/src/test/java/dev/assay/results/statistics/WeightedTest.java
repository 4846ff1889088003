package dev.assay.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 200, 512, 513, 2000})
    void valuesComeInOrderEachWithItsWeightAndEqualOnesAsTheyStood(int n) {
        Random random = new Random(n);
        double[] tied =
                random.doubles(n, -50, 50).map(value -> Math.rint(value) + 0.0).toArray();
        double[] apart = random.doubles(n).toArray();
        double[] same = new double[n];
        double[] withOneFar = apart.clone();
        withOneFar[n / 2] = 1e300;

        for (double[] values : List.of(tied, apart, same, withOneFar)) {
            double[] places = IntStream.range(0, n).mapToDouble(i -> i).toArray();
            double[] before = values.clone();

            Weighted ascending = Weighted.ascending(values, places);

            assertThat(ascending.weights()).isEqualTo(stableOrder(values));
            assertThat(ascending.values())
                    .isEqualTo(IntStream.range(0, n)
                            .mapToDouble(i -> values[(int) ascending.weights()[i]])
                            .toArray());
            assertThat(values).as("not changed").isEqualTo(before);
        }
    }

    @Test
    void aRangeThatNoDoubleHoldsIsPutInOrderToo() {
        double[] values = new Random(1)
                .doubles(100, -1, 1)
                .map(value -> value * Double.MAX_VALUE)
                .toArray();

        assertThat(Weighted.ascending(values, values).values()).isSorted();
    }

    private static double[] stableOrder(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToDouble(i -> i)
                .toArray();
    }
}
