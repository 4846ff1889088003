package dev.assay.results.store;

import dev.assay.collectors.metric.Metric;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * One metric of the trials whose rows are numbered from one to another, as the file has it. A metric's values lie in the file
 * in the order of trials, so all of them are read in one go and those of no interest are passed over: cheaper than to look up
 * each.
 */
final class MetricRows {
    private static final String VALUES = """
            SELECT trial << 32 | ifnull(method, 0), coalesce(value, median) FROM metric_values
            WHERE metric = (SELECT metric FROM metrics WHERE key = ?) AND trial BETWEEN ? AND ? AND reason IS NULL""";

    private static final int NONE = -1;

    private final int first;
    private final double[] values;
    private final int[] methods;
    private final Set<Integer> everyMethod = new HashSet<>();
    private int count;
    private int lastMethod = NONE;

    private MetricRows(int first, int last) {
        this.first = first;
        values = new double[last - first + 1];
        methods = new int[values.length];
        Arrays.fill(methods, NONE);
    }

    static MetricRows of(Connection connection, Metric metric, int first, int last) throws SQLException {
        MetricRows rows = new MetricRows(first, last);
        try (PreparedStatement select = connection.prepareStatement(VALUES)) {
            select.setString(1, metric.key());
            select.setInt(2, first);
            select.setInt(3, last);
            NumberRows.each(select, rows::read);
        }
        return rows;
    }

    private void read(NumberRows.Row row) throws SQLException {
        long trialAndMethod = row.integer(0); // to fetch a number costs more than to find it
        int at = (int) (trialAndMethod >> 32) - first;
        int method = (int) trialAndMethod;
        methods[at] = method;
        values[at] = row.real(1);
        count++;
        if (method != lastMethod) { // that of the trial before, most often
            everyMethod.add(method);
            lastMethod = method;
        }
    }

    int count() {
        return count;
    }

    boolean has(int trial) {
        return methods[trial - first] != NONE;
    }

    /** Of a trial that has one. */
    double value(int trial) {
        return values[trial - first];
    }

    /** Number of the text that says how the trial's value was measured; 0 where none does. */
    int method(int trial) {
        return methods[trial - first];
    }

    /** All methods that occur. */
    Set<Integer> methods() {
        return everyMethod;
    }
}
