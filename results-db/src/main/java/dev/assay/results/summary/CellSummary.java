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
 * @param curve of a sustained workload, minute by minute; empty for others, or without a valid trial
 * @param outliers valid trials that stand apart from the others: shown, and counted in the figures all the same
 * @param simulated whether the sensors of any of its trials were not the device's own
 */
public record CellSummary(
        Cell cell,
        Trials trials,
        Map<Metric, Figure> figures,
        List<CurvePoint> curve,
        List<Outlier> outliers,
        boolean simulated) {
    public CellSummary {
        curve = List.copyOf(curve);
        outliers = List.copyOf(outliers);
    }

    /** Without a curve or a trial that stands apart, on a device's own sensors. */
    public CellSummary(Cell cell, Trials trials, Map<Metric, Figure> figures) {
        this(cell, trials, figures, List.of(), List.of(), false);
    }

    /** How many trials ended how. Statistics stand on the valid ones. */
    public record Trials(int valid, int suspect, int failed) {}
}
