package dev.assay.results.benchmark;

import dev.assay.collectors.trace.Trace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;

/** A row of SQLite a sample: one transaction, one prepared statement, the same pragmas as ours. */
final class PlainRows implements Contestant {
    private static final int BATCH = 10_000;

    @Override
    public String name() {
        return "SQLite, a row a sample";
    }

    @Override
    public void store(List<Trace> traces, Path file) throws Exception {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE samples (channel INTEGER NOT NULL, t INTEGER NOT NULL, v REAL)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO samples VALUES (?, ?, ?)")) {
                for (Trace trace : traces) {
                    insert(insert, trace);
                }
            }
            connection.commit();
        }
    }

    private static void insert(PreparedStatement insert, Trace trace) throws Exception {
        for (int i = 0; i < trace.count(); i++) {
            insert.setInt(1, trace.channel().id());
            insert.setLong(2, trace.timeNs(i));
            insert.setDouble(3, trace.value(i));
            insert.addBatch();
            if (i % BATCH == BATCH - 1) {
                insert.executeBatch();
            }
        }
        insert.executeBatch();
    }

    @Override
    public Plotted plot(Path file, int points) throws Exception {
        try (Connection connection = connect(file)) {
            return Clock.firstAndWarm(() -> rows(connection, PlotSql.of(connection, points, "/")));
        }
    }

    static int rows(Connection connection, String sql) throws Exception {
        int rows = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows++;
            }
        }
        return rows;
    }

    private static Connection connect(Path file) throws Exception {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = NORMAL");
        }
        return connection;
    }
}
