package dev.assay.results.benchmark;

import dev.assay.collectors.trace.Trace;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** DuckDB's appender, a row a sample, channel by channel as ours; it may use one thread. */
final class DuckDbAppender implements Contestant {
    @Override
    public String name() {
        return "DuckDB, appender";
    }

    @Override
    public void store(List<Trace> traces, Path file) throws Exception {
        try (DuckDBConnection connection = connect(file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE samples (channel INTEGER NOT NULL, t BIGINT NOT NULL, v DOUBLE)");
            try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "samples")) {
                for (Trace trace : traces) {
                    append(appender, trace);
                }
            }
            statement.execute("CHECKPOINT");
        }
    }

    private static void append(DuckDBAppender appender, Trace trace) throws Exception {
        for (int i = 0; i < trace.count(); i++) {
            appender.beginRow();
            appender.append(trace.channel().id());
            appender.append(trace.timeNs(i));
            appender.append(trace.value(i));
            appender.endRow();
        }
    }

    @Override
    public Plotted plot(Path file, int points) throws Exception {
        try (DuckDBConnection connection = connect(file)) {
            return Clock.firstAndWarm(() -> PlainRows.rows(connection, PlotSql.of(connection, points, "//")));
        }
    }

    private static DuckDBConnection connect(Path file) throws Exception {
        Properties one = new Properties();
        one.setProperty("threads", "1");
        return DriverManager.getConnection("jdbc:duckdb:" + file, one).unwrap(DuckDBConnection.class);
    }
}
