package dev.assay.results.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The order of values: which comes first, which next. */
final class Order {
    /** So many are put in order one by one, fastest. */
    private static final int FEW = 64;

    /** So many are first counted in steps of their range, so that each is near its place, and need no object each. */
    private static final int SEVERAL = 512;

    private Order() {}

    /** Indices of the values from least to greatest, equal ones as they stand. */
    static int[] ascending(double[] values) {
        if (values.length > SEVERAL) {
            return sorted(values);
        }
        int[] order = values.length <= FEW ? asTheyStand(values.length) : byStep(values);
        for (int i = 1; i < order.length; i++) {
            int next = order[i];
            int at = i;
            for (; at > 0 && Double.compare(values[order[at - 1]], values[next]) > 0; at--) {
                order[at] = order[at - 1];
            }
            order[at] = next;
        }
        return order;
    }

    private static int[] asTheyStand(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        return order;
    }

    /** As many equal steps as values, from the least to the greatest; within a step as they stand. */
    private static int[] byStep(double[] values) {
        double least = values[0];
        double greatest = values[0];
        for (double value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        double perStep = (values.length - 1) / (greatest - least);
        double scale = Double.isFinite(perStep) ? perStep : 0;
        int[] before = new int[values.length + 1];
        for (double value : values) {
            before[(int) ((value - least) * scale) + 1]++;
        }
        for (int step = 0; step < values.length; step++) {
            before[step + 1] += before[step];
        }
        int[] order = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            order[before[(int) ((values[i] - least) * scale)]++] = i;
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
