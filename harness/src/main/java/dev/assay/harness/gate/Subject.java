package dev.assay.harness.gate;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import java.util.Optional;

/** What a finding is about. */
public sealed interface Subject {
    /**
     * @param cell of the base where it has one
     * @param metric empty: all metrics of the cell
     */
    record OfCell(Cell cell, Optional<Metric> metric) implements Subject {}

    /** A rule of the policy. */
    record OfRule(Policy.Rule rule) implements Subject {}

    /** A metric that the policy names. */
    record OfMetric(Metric metric) implements Subject {}

    /** The policy as a whole. */
    record OfPolicy() implements Subject {}

    /** The base as a whole. */
    record OfBase() implements Subject {}
}
