package dev.assay.results.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The order of values: which comes first, which next. */
final class Order {
    private Order() {}

    /** Indices of the values from least to greatest, equal ones as they stand. */
    static int[] ascending(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
