package dev.assay.results.store;

import dev.assay.results.statistics.Median;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** Connections for migrations: without foreign keys, for tables are made anew, and with the functions that migrations call. */
final class MigrationSource extends SQLiteDataSource {
    MigrationSource(Path file) {
        setUrl("jdbc:sqlite:" + file);
    }

    /** The method without arguments calls this one. */
    @Override
    public SQLiteConnection getConnection(String username, String password) throws SQLException {
        SQLiteConnection connection = super.getConnection(username, password);
        Function.create(connection, "series_median", new SeriesMedian());
        return connection;
    }

    /** The median of a series as {@code trial_series} keeps it; NULL of NULL. */
    private static final class SeriesMedian extends Function {
        @Override
        protected void xFunc() throws SQLException {
            byte[] series = value_blob(0);
            if (series == null) {
                result();
            } else {
                result(Median.of(Series.values(series).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray()));
            }
        }
    }
}
