package dev.assay.results.trend;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.comparison.Difference;
import dev.assay.results.statistics.Outcome;
import dev.assay.results.summary.Figure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * One metric of one cell over runs. The cell is the same in all runs in device, runtime, runner, model, quantization,
 * workload, threads and collectors; versions, hashes and the rest may differ. Each run has one point: where it has several
 * versions of the cell, each is of a series of its own.
 *
 * @param cell as the latest run has it
 * @param points in the order of the runs' starts; at least one
 * @param changes in order
 * @param noSearch why no change was looked for; null where one was
 */
public record Series(Cell cell, Metric metric, List<Point> points, List<Change> changes, String noSearch) {
    public Series {
        points = List.copyOf(points);
        changes = List.copyOf(changes);
    }

    /**
     * What one run measured.
     *
     * @param runtimeVersion null where the bundle does not say, as {@code assayVersion}
     * @param ci95 null with too few trials for an interval
     * @param n valid trials
     */
    public record Point(
            String run,
            Instant started,
            String runtimeVersion,
            String assayVersion,
            BigDecimal median,
            Figure.Interval ci95,
            int n,
            boolean simulated) {}

    /**
     * A change of level.
     *
     * @param at index of the first point of the new level, 1 and up
     * @param before points of the level before, {@code after} of the new one
     * @param ratio median of the new level's points over that of the level before
     * @param ci95 null with too few points for an interval
     * @param p how often chance alone makes such a step
     * @param outcome faster or slower: better or worse
     * @param differs what is not the same in the last run before and the first run after
     */
    public record Change(
            int at,
            int before,
            int after,
            BigDecimal ratio,
            Figure.Interval ci95,
            BigDecimal p,
            Outcome outcome,
            List<Difference> differs) {
        public Change {
            differs = List.copyOf(differs);
        }
    }
}
