package dev.assay.results.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A second connection to read with, so that two processors read at once what the first connection reads. It is opened when it
 * is first asked for. For one thread at a time.
 */
final class SecondConnection implements AutoCloseable {
    private final Path file;
    private Connection connection;

    SecondConnection(Path file) {
        this.file = file;
    }

    Connection connection() throws SQLException {
        if (connection == null) {
            connection = Database.connect(file);
        }
        return connection;
    }

    /** Differs from what it was as soon as any other connection has written. */
    long version() throws SQLException {
        try (Statement statement = connection().createStatement();
                ResultSet row = statement.executeQuery("PRAGMA data_version")) {
            return row.getLong(1);
        }
    }

    /**
     * Begins to read, unless others wrote since the version: then what the first connection began to read in between may be
     * another state than this one would see.
     *
     * @return whether it reads now, until {@link #end}
     */
    boolean begin(long version) throws SQLException {
        execute("BEGIN");
        if (version() == version) {
            return true;
        }
        end();
        return false;
    }

    void end() throws SQLException {
        execute("ROLLBACK");
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.execute(sql);
        }
    }
}
