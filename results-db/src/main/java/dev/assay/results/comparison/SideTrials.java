package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.store.Measurement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The measurements of one side, by cell and metric. */
final class SideTrials {
    private final Map<String, OfCell> byCell = new LinkedHashMap<>();

    /** @param values in the order of runs and of their plans */
    record OfCell(Cell cell, Map<Metric, List<Measurement>> values) {
        List<Measurement> of(Metric metric) {
            return values.getOrDefault(metric, List.of());
        }
    }

    void add(Cell cell, Measurement measurement) {
        OfCell ofCell = byCell.get(cell.id());
        if (ofCell == null) {
            ofCell = new OfCell(cell, new EnumMap<>(Metric.class));
            byCell.put(cell.id(), ofCell);
        }
        List<Measurement> ofMetric = ofCell.values().get(measurement.metric());
        if (ofMetric == null) {
            ofMetric = new ArrayList<>();
            ofCell.values().put(measurement.metric(), ofMetric);
        }
        ofMetric.add(measurement);
    }

    boolean isEmpty() {
        return byCell.isEmpty();
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

    Set<String> runs() {
        Set<String> runs = new HashSet<>();
        String last = null;
        for (OfCell cell : byCell.values()) {
            for (List<Measurement> values : cell.values().values()) {
                for (Measurement value : values) {
                    if (value.run() != last) { // one instance a run within a reading, so this spares most look-ups
                        last = value.run();
                        runs.add(last);
                    }
                }
            }
        }
        return runs;
    }

    /** A trial brings a measurement for each metric that it has, so its place counts, once. */
    int trialCount() {
        return byCell.values().stream().mapToInt(SideTrials::trials).sum();
    }

    private static int trials(OfCell cell) {
        if (cell.values().size() == 1) {
            return cell.values().values().iterator().next().size();
        }
        Map<String, BitSet> places = new HashMap<>();
        String last = null;
        BitSet ofRun = null;
        for (List<Measurement> values : cell.values().values()) {
            for (Measurement value : values) {
                if (value.run() != last) { // as above
                    last = value.run();
                    ofRun = places.computeIfAbsent(last, _ -> new BitSet());
                }
                ofRun.set(value.order());
            }
        }
        return places.values().stream().mapToInt(BitSet::cardinality).sum();
    }
}
