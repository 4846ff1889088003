package dev.assay.results.summary;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.metric.Metric;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Makes the summary of a run from its trials. The same trials give the same summary to the digit, in whatever order they
 * come and on whatever machine. docs/statistics.md.
 */
public final class Summaries {
    /** Rows that are compared stand together, whatever the random order of the plan was. */
    private static final Comparator<Cell> ROWS = Comparator.comparing(
                    (Cell c) -> c.runtime().name())
            .thenComparing(c -> c.runtime().runner())
            .thenComparing(c -> c.model().name())
            .thenComparing(c -> c.model().quantization())
            .thenComparing(c -> c.workload().name())
            .thenComparingInt(Cell::threads)
            .thenComparing(Cell::collectors)
            .thenComparing(c -> c.device().id())
            .thenComparing(Cell::id);

    private static final Comparator<TrialRow> PLAN = Comparator.comparing(
                    TrialRow::document,
                    Comparator.comparingInt((TrialDocument d) -> d.trial().order()))
            .thenComparingInt(row -> row.document().trial().attempt())
            .thenComparing(row -> row.document().trial().id());

    private Summaries() {}

    /**
     * @param trials all of one run, at least one, in any order
     * @throws IllegalArgumentException when there is none, or they are of several runs
     */
    public static RunSummary of(Collection<TrialRow> trials) {
        List<TrialRow> planned = trials.stream().sorted(PLAN).toList();
        if (planned.isEmpty()) {
            throw new IllegalArgumentException("no trials");
        }
        TrialDocument.Run run = planned.getFirst().document().run();
        if (planned.stream().anyMatch(t -> !t.document().run().id().equals(run.id()))) {
            throw new IllegalArgumentException("trials of several runs");
        }
        List<CellTrials> cells = cells(planned);
        return new RunSummary(run, cells.stream().map(cell -> summary(cell)).toList(), Ratios.of(run, cells), planned);
    }

    private static List<CellTrials> cells(List<TrialRow> planned) {
        SequencedMap<String, List<TrialRow>> byCell = new LinkedHashMap<>();
        planned.forEach(row -> byCell.computeIfAbsent(row.document().cell().id(), _ -> new ArrayList<>())
                .add(row));
        return byCell.values().stream()
                .map(CellTrials::of)
                .sorted(Comparator.comparing(CellTrials::cell, ROWS))
                .toList();
    }

    private static CellSummary summary(CellTrials cell) {
        Map<Metric, Figure> figures = new EnumMap<>(Metric.class);
        for (Metric metric : cell.metrics()) {
            figures.put(metric, Figures.of(cell, metric));
        }
        return new CellSummary(
                cell.cell(),
                cell.counts(),
                Collections.unmodifiableMap(figures),
                Curves.of(cell),
                Outliers.of(cell),
                cell.simulated());
    }
}
