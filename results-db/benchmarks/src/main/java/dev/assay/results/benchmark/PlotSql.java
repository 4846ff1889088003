package dev.assay.results.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

/** Extremes of buckets of equal length in SQL, for a table {@code samples} with one channel. */
final class PlotSql {
    private PlotSql() {}

    /** @param divide whole numbers, rounding down */
    static String of(Connection connection, int points, String divide) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet span = statement.executeQuery("SELECT min(t), max(t) FROM samples")) {
            span.next();
            long begin = span.getLong(1);
            long width = (span.getLong(2) - begin) / (points / 2) + 1;
            return "SELECT (t - " + begin + ") " + divide + " " + width
                    + ", min(v), max(v) FROM samples GROUP BY 1 ORDER BY 1";
        }
    }
}
