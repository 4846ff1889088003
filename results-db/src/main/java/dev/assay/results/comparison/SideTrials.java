package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.pairing.MetricColumn;
import dev.assay.results.pairing.TrialFacts;
import dev.assay.results.summary.WorkloadMetrics;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The trials of one side: which cells they are of, and the measurements of the valid ones, by cell and metric. */
final class SideTrials {
    /** Trials of a cell and night, as many as most have. */
    private static final int CAPACITY = 20;

    private final Map<String, OfCell> byCell = new LinkedHashMap<>();
    private final Map<String, Cell> tried = new LinkedHashMap<>();
    private final Map<String, Set<String>> runsOf = new HashMap<>();
    private TrialFacts facts;
    /** By trial; null where it is not this side's, or brought nothing. */
    private OfCell[] cellOf = {};

    /** @param values in the order of runs and of their plans */
    record OfCell(Cell cell, Map<Metric, MetricColumn> values) {
        /** Null where no trial has it. */
        MetricColumn of(Metric metric) {
            return values.get(metric);
        }

        private void add(MetricColumn from, int i) {
            MetricColumn ofMetric = values.get(from.metric());
            if (ofMetric == null) {
                ofMetric = new MetricColumn(from.metric(), from.facts(), CAPACITY);
                values.put(from.metric(), ofMetric);
            }
            if (!isKnown(ofMetric, from.trial(i))) {
                ofMetric.add(from.trial(i), from.value(i), from.method(i));
            }
        }

        /** Whether a run's one value is there already; the trials of a run follow each other. */
        private static boolean isKnown(MetricColumn column, int trial) {
            return column.metric().isOfSession()
                    && !column.isEmpty()
                    && column.facts()
                            .run(column.trial(column.size() - 1))
                            .equals(column.facts().run(trial));
        }
    }

    /** Takes over the i-th value of a column; all columns speak of the same trials. */
    void add(Cell cell, MetricColumn from, int i) {
        int trial = from.trial(i);
        if (cellOf.length == 0) {
            facts = from.facts();
            cellOf = new OfCell[facts.count()];
        }
        if (cellOf[trial] == null) {
            cellOf[trial] = byCell.computeIfAbsent(cell.id(), _ -> new OfCell(cell, new EnumMap<>(Metric.class)));
        }
        cellOf[trial].add(from, i);
    }

    /** That the side has trials of a cell, however they ended. */
    void tried(Cell cell, String run) {
        tried.putIfAbsent(cell.id(), cell);
        runsOf.computeIfAbsent(cell.id(), _ -> new HashSet<>()).add(run);
    }

    /** The cell, where trials of it in that run are this side's. */
    Optional<Cell> tried(String cell, String run) {
        return runsOf.getOrDefault(cell, Set.of()).contains(run) ? Optional.of(tried.get(cell)) : Optional.empty();
    }

    /** Whether the workload of any cell could have one of the metrics. */
    boolean couldHave(Set<Metric> metrics) {
        return tried.values().stream().anyMatch(cell -> couldHave(cell, metrics));
    }

    private static boolean couldHave(Cell cell, Set<Metric> metrics) {
        return WorkloadMetrics.of(cell.workload()).stream().anyMatch(metrics::contains);
    }

    /** Whether there is no trial at all. */
    boolean isEmpty() {
        return tried.isEmpty();
    }

    /**
     * Cells that were tried without a measurement.
     *
     * @param metrics of which the cell's workload could have one
     */
    List<Cell> bare(Set<Metric> metrics) {
        return tried.values().stream()
                .filter(cell -> !byCell.containsKey(cell.id()))
                .filter(cell -> couldHave(cell, metrics))
                .toList();
    }

    Set<String> triedRuns() {
        return runsOf.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    OfCell of(Cell cell) {
        return byCell.get(cell.id());
    }

    List<Cell> cells() {
        return byCell.values().stream().map(OfCell::cell).toList();
    }

    int cellCount() {
        return byCell.size();
    }

    /** Those that brought measurements. */
    Set<String> runs() {
        Set<String> runs = new HashSet<>();
        String last = null;
        for (int trial = 0; trial < cellOf.length; trial++) {
            if (cellOf[trial] != null && facts.run(trial) != last) {
                last = facts.run(trial); // one instance a run within a reading, so this spares most look-ups
                runs.add(last);
            }
        }
        return runs;
    }

    /** A trial brings a measurement for each metric that it has, and counts once. */
    int trialCount() {
        return (int) Arrays.stream(cellOf).filter(Objects::nonNull).count();
    }
}
