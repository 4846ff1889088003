package dev.assay.results.summary;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import java.util.List;
import java.util.Map;

/**
 * A row of the result table.
 *
 * @param figures in the order of {@link Metric}; a metric that makes no sense for the workload is not in the map, one that
 *     makes sense and could not be had is there as {@link Figure.Absent}
 * @param simulated whether the sensors of any of its trials were not the device's own
 * @param outliers valid trials that stand apart from the others: shown, and counted in the figures all the same
 */
public record CellSummary(
        Cell cell, Trials trials, Map<Metric, Figure> figures, boolean simulated, List<Outlier> outliers) {
    public CellSummary {
        outliers = List.copyOf(outliers);
    }

    /** On a device's own sensors, without a trial that stands apart. */
    public CellSummary(Cell cell, Trials trials, Map<Metric, Figure> figures) {
        this(cell, trials, figures, false, List.of());
    }

    /** How many trials ended how. Statistics stand on the valid ones. */
    public record Trials(int valid, int suspect, int failed) {}
}
