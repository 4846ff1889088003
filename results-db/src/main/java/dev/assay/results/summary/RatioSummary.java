package dev.assay.results.summary;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import java.math.BigDecimal;

/**
 * Candidate over base for one metric, where a suite compares two sides.
 *
 * @param ci95 null when there are too few pairs for an interval
 * @param pairs blocks in which both sides have a valid trial
 * @param absent why there is no ratio; then {@code median} and {@code ci95} are null
 */
public record RatioSummary(
        Cell base, Cell candidate, Metric metric, BigDecimal median, Figure.Interval ci95, int pairs, String absent) {}
