package dev.assay.collectors.metric;

import java.util.List;

/** What a trial says of one metric: measured, with its method beside it, or absent with a reason. Never zero for absent. */
public sealed interface MetricValue {

    /**
     * One number for the trial.
     *
     * @param value in the metric's unit; finite
     * @param uncertainty half width of the interval that holds the true value in 95 of 100 cases, in the metric's unit, 0 or
     *     more; null where the method does not state one
     * @param method how it was measured, with source and rate where that matters
     */
    record Scalar(double value, Double uncertainty, String method) implements MetricValue {
        public Scalar {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a measured value must be finite, got " + value);
            }
            if (uncertainty != null && !(uncertainty >= 0 && Double.isFinite(uncertainty))) {
                throw new IllegalArgumentException("an uncertainty is 0 or more, got " + uncertainty);
            }
        }

        /** Without a stated uncertainty. */
        public Scalar(double value, String method) {
            this(value, null, method);
        }
    }

    /**
     * Many numbers for the trial (per token, per inference), kept whole so that percentiles can be taken over trials.
     *
     * @param values in the metric's unit, in the order measured; not empty
     */
    record Distribution(List<Double> values, String method) implements MetricValue {
        public Distribution {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a distribution without values is absent");
            }
        }
    }

    /** @param reason why there is no figure, in words that a reader of the table understands */
    record Absent(String reason) implements MetricValue {}
}
