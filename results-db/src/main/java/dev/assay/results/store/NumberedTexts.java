package dev.assay.results.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** Texts by the number of their row; rows are numbered from 1 on without large gaps, for none is ever deleted. */
final class NumberedTexts {
    private final String[] texts;

    private NumberedTexts(String[] texts) {
        this.texts = texts;
    }

    /** @param sql of two columns, number and text */
    static NumberedTexts of(Connection connection, String sql) throws SQLException {
        String[] texts = new String[64];
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                int number = row.getInt(1);
                if (number >= texts.length) {
                    texts = Arrays.copyOf(texts, Math.max(number + 1, 2 * texts.length));
                }
                texts[number] = row.getString(2);
            }
        }
        return new NumberedTexts(texts);
    }

    /** Null where there is none. */
    String get(int number) {
        return number < texts.length ? texts[number] : null;
    }

    /** One more than the largest number, or more. */
    int length() {
        return texts.length;
    }
}
