package dev.assay.results.store;

import dev.assay.collectors.metric.Metric;
import dev.assay.results.pairing.MetricColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final StoredFacts facts;
    private final Map<Integer, String> methods = new HashMap<>();
    private final double[] values;
    private final int[] methodOf;
    private int lastMethod;
    private String lastText;

    private Measurements(Connection connection, StoredFacts facts) {
        this.connection = connection;
        this.facts = facts;
        values = new double[facts.lastId() - facts.firstId() + 1];
        methodOf = new int[values.length];
    }

    /** @param wanted ids of runs; null for all */
    static List<MetricColumn> of(Handle handle, Collection<String> wanted, Set<Metric> metrics) throws SQLException {
        Connection connection = handle.getConnection();
        StoredFacts facts = StoredFacts.of(connection, wanted == null ? null : Set.copyOf(wanted));
        List<MetricColumn> found = new ArrayList<>();
        if (facts.count() > 0) {
            Measurements reading = new Measurements(connection, facts);
            for (Metric metric : metrics.stream().sorted().toList()) {
                found.add(reading.column(metric));
            }
        }
        return found;
    }

    private MetricColumn column(Metric metric) throws SQLException {
        int first = facts.firstId();
        Arrays.fill(methodOf, -1);
        int found = 0;
        try (PreparedStatement select = connection.prepareStatement(VALUES)) {
            select.setString(1, metric.key());
            select.setInt(2, first);
            select.setInt(3, facts.lastId());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long trialAndMethod = row.getLong(1);
                    int at = (int) (trialAndMethod >> 32) - first;
                    methodOf[at] = (int) trialAndMethod;
                    values[at] = row.getDouble(2);
                    found++;
                }
            }
        }
        MetricColumn column = new MetricColumn(metric, facts, Math.min(found, facts.count()));
        for (int trial = 0; trial < facts.count(); trial++) {
            int at = facts.id(trial) - first;
            if (methodOf[at] >= 0) {
                column.add(trial, values[at], method(methodOf[at]));
            }
        }
        return column;
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
