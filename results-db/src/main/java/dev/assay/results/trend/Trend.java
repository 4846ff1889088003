package dev.assay.results.trend;

import dev.assay.collectors.metric.Metric;
import dev.assay.results.comparison.Selector;
import java.util.List;

/**
 * The histories of some cells.
 *
 * @param selectors whose trials it is made of; none: all
 * @param metrics that were asked for
 * @param series by cell, then metric
 */
public record Trend(List<Selector> selectors, List<Metric> metrics, List<Series> series) {
    public Trend {
        selectors = List.copyOf(selectors);
        metrics = List.copyOf(metrics);
        series = List.copyOf(series);
    }
}
