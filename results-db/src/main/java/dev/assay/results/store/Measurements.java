package dev.assay.results.store;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.pairing.MetricColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a comparison needs of the valid trials, and no more. */
final class Measurements {
    /** From so many values on a second connection pays. */
    private static final long MANY = 50_000;

    private Measurements() {}

    /** Whether so much may have to be read that two connections should share it. */
    static boolean areMany(Connection connection, Set<Metric> metrics) throws SQLException {
        return TrialRange.of(connection, null).length() * (long) metrics.size() >= MANY
                && Runtime.getRuntime().availableProcessors() > 1;
    }

    /** @param wanted ids of runs; null for all */
    static List<MetricColumn> of(Readers readers, Set<String> wanted, Set<Metric> metrics) throws SQLException {
        return of(readers, wanted, metrics, List.of()).columns();
    }

    /** @param wanted ids of runs; null for all */
    static ComparedTrials compared(Readers readers, Set<String> wanted, Set<Metric> metrics) throws SQLException {
        Readers.Task<List<Cell>> cells = new Readers.Task<>(Cells::all);
        Found found = of(readers, wanted, metrics, List.of(cells));
        return new ComparedTrials(cells.result(), found.facts().tried(), found.columns());
    }

    private record Found(StoredFacts facts, List<MetricColumn> columns) {}

    private static Found of(
            Readers readers, Set<String> wanted, Set<Metric> metrics, List<? extends Readers.Task<?>> besides)
            throws SQLException {
        List<Metric> sorted = metrics.stream().sorted().toList();
        TrialRange range = TrialRange.of(readers.first(), wanted);
        List<Readers.Task<?>> tasks = new ArrayList<>();
        Readers.Task<StoredFacts> facts = new Readers.Task<>(connection -> StoredFacts.of(connection, wanted));
        tasks.add(facts);
        tasks.addAll(besides);
        List<Readers.Task<MetricRows>> rows = range.isEmpty()
                ? List.of()
                : sorted.stream()
                        .map(metric -> new Readers.Task<>(
                                connection -> MetricRows.of(connection, metric, range.first(), range.last())))
                        .toList();
        tasks.addAll(rows);
        readers.run(tasks);
        if (range.isEmpty()) {
            return new Found(facts.result(), List.of());
        }
        Map<Integer, String> methods = new HashMap<>();
        for (Readers.Task<MetricRows> task : rows) {
            read(readers.first(), task.result().methods(), methods);
        }
        return new Found(
                facts.result(),
                sorted.parallelStream()
                        .map(metric -> column(
                                metric,
                                facts.result(),
                                rows.get(sorted.indexOf(metric)).result(),
                                methods))
                        .filter(column -> !column.isEmpty())
                        .toList());
    }

    /** Some methods are of one trial only, so only those that occur are read. */
    private static void read(Connection connection, Set<Integer> numbers, Map<Integer, String> methods)
            throws SQLException {
        for (int number : numbers) {
            if (number != 0 && !methods.containsKey(number)) {
                methods.put(
                        number,
                        NumberedTexts.of(connection, "SELECT 0, content FROM texts WHERE text = " + number)
                                .get(0));
            }
        }
    }

    private static MetricColumn column(
            Metric metric, StoredFacts facts, MetricRows rows, Map<Integer, String> methods) {
        MetricColumn column = new MetricColumn(metric, facts, Math.min(rows.count(), facts.count()));
        int lastMethod = 0;
        String lastText = null;
        for (int trial = 0; trial < facts.count(); trial++) {
            int row = facts.row(trial);
            if (rows.has(row)) {
                if (rows.method(row) != lastMethod) { // that of the trial before, most often
                    lastMethod = rows.method(row);
                    lastText = methods.get(lastMethod);
                }
                column.add(trial, rows.value(row), lastText);
            }
        }
        return column;
    }
}
