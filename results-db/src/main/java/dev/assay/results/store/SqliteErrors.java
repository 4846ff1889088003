package dev.assay.results.store;

import java.nio.file.Path;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells what a result code of SQLite means for people; see sqlite.org/rescode.html. */
final class SqliteErrors {
    private static final int PRIMARY = 0xff;

    private SqliteErrors() {}

    /** @return for {@code throw}; an error of this program's own making, such as wrong SQL, is thrown as it came */
    static StoreException typed(Path file, Exception thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return typed(file, thrown, sqlite);
            }
        }
        throw unchecked(thrown);
    }

    private static StoreException typed(Path file, Exception thrown, SQLiteException sqlite) {
        String why = sqlite.getMessage();
        if (sqlite.getResultCode()
                == SQLiteErrorCode.SQLITE_IOERR_SHORT_READ) { // the file ends before its own count of pages
            return StoreException.damaged(file, why, thrown);
        }
        return switch (sqlite.getResultCode().code & PRIMARY) {
            case 11 -> StoreException.damaged(file, why, thrown); // CORRUPT
            case 26 -> // NOTADB
                Origin.isStrange(file)
                        ? StoreException.strange(file, thrown)
                        : StoreException.damaged(file, why, thrown);
            case 13 -> StoreException.full(file, thrown);
            case 5, 6 -> StoreException.busy(file, thrown); // BUSY, LOCKED
            case 3, 8, 10, 14, 23 ->
                StoreException.inaccessible(file, why, thrown); // PERM, READONLY, IOERR, CANTOPEN, AUTH
            default -> throw unchecked(thrown);
        };
    }

    private static RuntimeException unchecked(Exception thrown) {
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }
}
