package dev.assay.results.store;

import dev.assay.collectors.metric.Metric;

/**
 * How many valid trials of a cell in a run say alike why they lack a metric; of a trial that was measured again its last
 * attempt.
 */
public record ReasonCount(String cell, String run, Metric metric, String reason, int trials) {}
