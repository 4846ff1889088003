package dev.assay.results.store;

import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.pairing.Measurement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * Reads what a comparison needs of the valid trials, and no more. A metric's values lie in the file in the order of trials, so
 * the values of all trials from the first to the last of interest are read in one go and those of no interest are passed over:
 * cheaper than to look up each.
 */
final class Measurements {
    private static final String VALUES = """
            SELECT trial << 32 | ifnull(method, 0), coalesce(value, median) FROM metric_values
            WHERE metric = (SELECT metric FROM metrics WHERE key = ?) AND trial BETWEEN ? AND ? AND reason IS NULL""";

    private final Connection connection;
    private final NumberedTexts runs;
    private final NumberedTexts cells;
    private final NumberedTexts simulated;
    private final Map<Integer, String> methods = new HashMap<>();
    private final ValidTrials trials;
    private final int[] byRun;
    private final Instant[] started;
    private int lastMethod;
    private String lastText;

    private Measurements(Connection connection, Collection<String> wanted) throws SQLException {
        this.connection = connection;
        runs = NumberedTexts.of(connection, "SELECT run, id FROM runs");
        cells = NumberedTexts.of(connection, "SELECT cell, id FROM cells");
        simulated = NumberedTexts.of(connection, "SELECT setup, simulated FROM setups WHERE simulated IS NOT NULL");
        List<Integer> sorted = IntStream.range(0, runs.length())
                .filter(run -> runs.get(run) != null && (wanted == null || wanted.contains(runs.get(run))))
                .boxed()
                .sorted(Comparator.comparing(runs::get))
                .toList();
        trials = ValidTrials.of(connection, sorted);
        byRun = byRun(sorted);
        started = new Instant[trials.count()];
        Arrays.setAll(
                started, i -> trials.start(i) == ValidTrials.NO_START ? null : Timestamps.instant(trials.start(i)));
    }

    /** @param wanted ids of runs; null for all */
    static List<Measurement> of(Handle handle, Collection<String> wanted, Set<Metric> metrics) throws SQLException {
        Measurements reading = new Measurements(handle.getConnection(), wanted == null ? null : Set.copyOf(wanted));
        List<Measurement> found = new ArrayList<>();
        if (reading.trials.count() > 0) {
            for (Metric metric : metrics.stream().sorted().toList()) {
                reading.read(metric, found);
            }
        }
        return found;
    }

    /** Indexes of trials by the id of their run, then as they were planned: trials are there by the run's number. */
    private int[] byRun(List<Integer> sortedRuns) {
        int[] first = new int[runs.length() + 1];
        for (int i = 0; i < trials.count(); i++) {
            first[trials.run(i) + 1]++;
        }
        Arrays.parallelPrefix(first, Integer::sum);
        return sortedRuns.stream()
                .flatMapToInt(run -> IntStream.range(first[run], first[run + 1]))
                .toArray();
    }

    private void read(Metric metric, List<Measurement> found) throws SQLException {
        int first = trials.first();
        double[] values = new double[trials.last() - first + 1];
        int[] methodOf = new int[values.length];
        Arrays.fill(methodOf, -1);
        try (PreparedStatement select = connection.prepareStatement(VALUES)) {
            select.setString(1, metric.key());
            select.setInt(2, first);
            select.setInt(3, trials.last());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long trialAndMethod = row.getLong(1);
                    int at = (int) (trialAndMethod >> 32) - first;
                    methodOf[at] = (int) trialAndMethod;
                    values[at] = row.getDouble(2);
                }
            }
        }
        for (int i : byRun) {
            int at = trials.trial(i) - first;
            if (methodOf[at] >= 0) {
                found.add(measurement(i, metric, values[at], method(methodOf[at])));
            }
        }
    }

    private Measurement measurement(int i, Metric metric, double value, String method) {
        return new Measurement(
                cells.get(trials.cell(i)),
                runs.get(trials.run(i)),
                trials.block(i),
                trials.order(i),
                started[i],
                metric,
                value,
                method,
                simulated.get(trials.setup(i)) != null,
                switch (trials.charger(i)) {
                    case 0 -> Charger.NOT_CONNECTED;
                    case 1 -> Charger.CONNECTED;
                    default -> Charger.UNKNOWN;
                });
    }

    /** Some methods are of one trial only, so only those that occur are read. */
    private String method(int number) throws SQLException {
        if (number != lastMethod) { // that of the trial before, most often
            lastText = text(number);
            lastMethod = number;
        }
        return lastText;
    }

    private String text(int number) throws SQLException {
        String known = methods.get(number);
        if (known == null && number != 0) {
            known = NumberedTexts.of(connection, "SELECT 0, content FROM texts WHERE text = " + number)
                    .get(0);
            methods.put(number, known);
        }
        return known;
    }
}
