package dev.assay.results.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers of rows that many trials share, by what is in them; found or made on first use and then remembered. Rows are
 * never deleted or changed in what they are known by, so a number once committed stays right, whoever else writes.
 */
final class SharedRows<K> {
    /** Some methods and reasons hold numbers and are of one trial only; what is forgotten is found again. */
    private static final int REMEMBERED = 20_000;

    private final Map<K, Long> known = new HashMap<>();
    private final Source<K> source;

    /** Finds the row, or makes it. */
    interface Source<K> {
        long number(K key) throws SQLException;
    }

    SharedRows(Source<K> source) {
        this.source = source;
    }

    long number(K key) throws SQLException {
        Long number = known.get(key);
        if (number == null) {
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            number = source.number(key);
            known.put(key, number);
        }
        return number;
    }

    /** Null for null. */
    Long numberOrNull(K key) throws SQLException {
        return key == null ? null : (Long) number(key);
    }

    /** After a transaction that was rolled back: its rows are gone. */
    void forget() {
        known.clear();
    }
}
