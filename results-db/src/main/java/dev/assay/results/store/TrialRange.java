package dev.assay.results.store;

import dev.assay.collectors.bundle.BundleJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/**
 * Between which numbers the rows of trials lie.
 *
 * @param last before {@code first} where there is none
 */
record TrialRange(int first, int last) {
    private static final String OF_ALL =
            "SELECT ifnull((SELECT min(trial) FROM trials), 0), ifnull((SELECT max(trial) FROM trials), -1)";
    private static final String OF_RUNS = """
            SELECT ifnull(min(trial), 0), ifnull(max(trial), -1) FROM trials
            WHERE run IN (SELECT run FROM runs WHERE id IN (SELECT value FROM json_each(?)))""";

    /** @param runs ids; null for all */
    static TrialRange of(Connection connection, Set<String> runs) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(runs == null ? OF_ALL : OF_RUNS)) {
            if (runs != null) {
                select.setString(1, BundleJson.mapper().writeValueAsString(runs));
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new TrialRange(row.getInt(1), row.getInt(2));
            }
        }
    }

    boolean isEmpty() {
        return last < first;
    }

    int length() {
        return last - first + 1;
    }
}
