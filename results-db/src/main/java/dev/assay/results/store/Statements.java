package dev.assay.results.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The statements that write a trial, prepared once for a connection: preparing them costs more than running them. Values
 * are bound in order; null is NULL. For one thread at a time.
 */
final class Statements implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    void run(String sql, Object... values) throws SQLException {
        with(sql, values, PreparedStatement::executeUpdate);
    }

    /** @param sql an INSERT that returns the new row's number */
    long insert(String sql, Object... values) throws SQLException {
        return find(sql, values).orElseThrow();
    }

    /** The first column of the first row. */
    OptionalLong find(String sql, Object... values) throws SQLException {
        return with(sql, values, statement -> {
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        });
    }

    /** The first column of the first row; null when there is none. */
    String findText(String sql, Object... values) throws SQLException {
        return with(sql, values, statement -> {
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        });
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /** A statement that failed is of no further use: the driver has ended it. */
    private <T> T with(String sql, Object[] values, Use<T> use) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return use.of(statement);
        } catch (SQLException e) {
            prepared.remove(sql).close();
            throw e;
        }
    }
}
