package dev.assay.results.noise;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.results.summary.CellSummary;
import dev.assay.results.summary.Figure;
import dev.assay.results.summary.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The noise of a run, cell by cell and metric by metric.
 *
 * @param rows in the order of the run's cells, then of metrics; a metric that makes no sense for a workload has none
 */
public record RunNoise(TrialDocument.Run run, List<Row> rows) {
    public RunNoise {
        rows = List.copyOf(rows);
    }

    public record Row(Cell cell, Metric metric, boolean simulated, Noise noise) {}

    /** From the valid trials in the order of the plan. */
    public static RunNoise of(RunSummary run, Set<Metric> metrics) {
        List<Row> rows = new ArrayList<>();
        for (CellSummary cell : run.cells()) {
            cell.figures().forEach((metric, figure) -> {
                if (metrics.contains(metric)) {
                    rows.add(new Row(cell.cell(), metric, cell.simulated(), noise(run, cell, metric, figure)));
                }
            });
        }
        return new RunNoise(run.run(), rows);
    }

    private static Noise noise(RunSummary run, CellSummary cell, Metric metric, Figure figure) {
        if (figure instanceof Figure.Absent(String reason)) {
            return new Noise.Absent(reason);
        }
        if (metric.isOfSession()) {
            return new Noise.Absent("it is measured once in a session, and not in each trial");
        }
        double[] inOrder = run.trials().stream()
                .filter(trial -> trial.document().cell().id().equals(cell.cell().id()))
                .filter(trial -> trial.verdict() instanceof Verdict.Valid)
                .map(trial -> trial.single(metric))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        return Noise.of(inOrder, metric.unit());
    }
}
