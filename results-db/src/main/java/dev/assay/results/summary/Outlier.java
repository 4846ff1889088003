package dev.assay.results.summary;

import dev.assay.collectors.metric.Metric;

/**
 * A trial that stands apart from the other valid trials of its cell: the verdict's code OUTLIER, which no bundle alone can
 * tell. It is flagged and not removed; figures are medians, which one such trial hardly moves.
 *
 * @param trial its id
 * @param score modified z-score, signed
 * @param limit that its absolute value passed
 */
public record Outlier(String trial, Metric metric, double value, double score, double limit) {}
