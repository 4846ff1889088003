package dev.assay.results.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;

/**
 * Reads rows of numbers by the driver's own calls: JDBC locks the connection for every number and asks of every double whether
 * it is NULL, which took a third of the time.
 */
final class NumberRows {
    private NumberRows() {}

    /** A row that is being read; its columns are counted from 0, and NULL reads as 0. */
    record Row(DB database, long statement) {
        long integer(int column) throws SQLException {
            return database.column_long(statement, column);
        }

        double real(int column) throws SQLException {
            return database.column_double(statement, column);
        }
    }

    /** Is handed the same row again and again, each time with other numbers. */
    interface Reader {
        void read(Row row) throws SQLException;
    }

    /** @param select of this driver, with its parameters set */
    static void each(PreparedStatement select, Reader reader) throws SQLException {
        try (ResultSet first = select.executeQuery()) {
            if (first.next()) {
                select.unwrap(CoreStatement.class).pointer.safeRunConsume((database, statement) -> {
                    Row row = new Row(database, statement);
                    int state = Codes.SQLITE_ROW;
                    for (; state == Codes.SQLITE_ROW; state = database.step(statement)) {
                        reader.read(row);
                    }
                    if (state != Codes.SQLITE_DONE) {
                        database.throwex(state);
                    }
                });
            }
        }
    }
}
