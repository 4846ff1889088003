package dev.assay.results.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The order of values: which comes first, which next. */
final class Order {
    /** So many are put in order one by one, fastest. */
    private static final int FEW = 64;

    private Order() {}

    /** Indices of the values from least to greatest, equal ones as they stand. */
    static int[] ascending(double[] values) {
        return values.length <= FEW ? oneByOne(values) : sorted(values);
    }

    private static int[] oneByOne(double[] values) {
        int[] order = new int[values.length];
        for (int i = 0; i < order.length; i++) {
            int at = i;
            for (; at > 0 && Double.compare(values[order[at - 1]], values[i]) > 0; at--) {
                order[at] = order[at - 1];
            }
            order[at] = i;
        }
        return order;
    }

    private static int[] sorted(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
