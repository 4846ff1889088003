package dev.assay.results.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQLite's own examination of a file. */
final class Integrity {
    private static final String SOUND = "ok";

    private Integrity() {}

    static Optional<String> firstProblem(Handle handle) {
        String found = handle.createQuery("PRAGMA integrity_check(1)")
                .mapTo(String.class)
                .one();
        if (!found.equals(SOUND)) {
            return Optional.of(found);
        }
        return handle.createQuery("PRAGMA foreign_key_check")
                .map((row, _) -> "a row of " + row.getString(1) + " refers to a row of " + row.getString(3)
                        + " that is not there")
                .findFirst();
    }
}
