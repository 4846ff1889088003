package dev.assay.results.summary;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import java.util.Map;

/**
 * A row of the result table.
 *
 * @param figures in the order of {@link Metric}; a metric that makes no sense for the workload is not in the map, one that
 *     makes sense and could not be had is there as {@link Figure.Absent}
 * @param simulated whether the sensors of any of its trials were not the device's own
 */
public record CellSummary(Cell cell, Trials trials, Map<Metric, Figure> figures, boolean simulated) {
    /** On a device's own sensors. */
    public CellSummary(Cell cell, Trials trials, Map<Metric, Figure> figures) {
        this(cell, trials, figures, false);
    }

    /** How many trials ended how. Statistics stand on the valid ones. */
    public record Trials(int valid, int suspect, int failed) {}
}
