package dev.assay.results.statistics;

import java.util.Arrays;

/**
 * Numbers, each with the weight that it carries, in order. Up to {@value #SEVERAL} are counted in equal steps of their range
 * first, so that each comes near its place, and then put in order one by one; more by {@link Order}.
 *
 * @param values ascending
 * @param weights of each value
 */
record Weighted(double[] values, double[] weights) {
    private static final int FEW = 64;
    private static final int SEVERAL = 512;

    /** As many steps for each value as make it likely to have one of its own. */
    private static final int STEPS = 2;

    /** What up to {@value #SEVERAL} are counted in; each thread has its own, for there are tens of thousands to be put in order. */
    private static final ThreadLocal<Counts> COUNTS = ThreadLocal.withInitial(Counts::new);

    private static final class Counts {
        /** Which step each value is in. */
        final int[] steps = new int[SEVERAL];

        /** Values in all steps below one. */
        final int[] before = new int[STEPS * SEVERAL + 1];
    }

    /**
     * Equal values stay as they stand.
     *
     * @param values finite, in any order; not changed
     * @param weights of each; not changed
     */
    static Weighted ascending(double[] values, double[] weights) {
        if (values.length > SEVERAL) {
            return inOrder(Order.ascending(values), values, weights);
        }
        Weighted near = values.length <= FEW ? new Weighted(values.clone(), weights.clone()) : byStep(values, weights);
        near.putInOrder();
        return near;
    }

    private static Weighted inOrder(int[] order, double[] values, double[] weights) {
        Weighted ascending = new Weighted(new double[order.length], new double[order.length]);
        for (int i = 0; i < order.length; i++) {
            ascending.values[i] = values[order[i]];
            ascending.weights[i] = weights[order[i]];
        }
        return ascending;
    }

    /** Counted in equal steps, from the least to the greatest; within a step as they stand. */
    private static Weighted byStep(double[] values, double[] weights) {
        int n = values.length;
        double least = values[0];
        double greatest = values[0];
        for (double value : values) {
            least = value < least ? value : least;
            greatest = value > greatest ? value : greatest;
        }
        int last = STEPS * n - 1;
        double perStep = last / (greatest - least);
        double scale = Double.isFinite(perStep) ? perStep : 0;
        int[] steps = COUNTS.get().steps;
        int[] before = COUNTS.get().before;
        Arrays.fill(before, 0, last + 2, 0);
        for (int i = 0; i < n; i++) {
            int step = (int) ((values[i] - least) * scale);
            steps[i] = step;
            before[step + 1]++;
        }
        for (int step = 0; step <= last; step++) {
            before[step + 1] += before[step];
        }
        Weighted near = new Weighted(new double[n], new double[n]);
        for (int i = 0; i < n; i++) {
            int at = before[steps[i]]++;
            near.values[at] = values[i];
            near.weights[at] = weights[i];
        }
        return near;
    }

    private void putInOrder() {
        for (int i = 1; i < values.length; i++) {
            double value = values[i];
            double weight = weights[i];
            int at = i;
            for (; at > 0 && values[at - 1] > value; at--) {
                values[at] = values[at - 1];
                weights[at] = weights[at - 1];
            }
            values[at] = value;
            weights[at] = weight;
        }
    }
}
