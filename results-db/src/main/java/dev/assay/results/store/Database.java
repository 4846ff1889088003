package dev.assay.results.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * One connection to the file, used by one thread at a time, and a second one where a reading is shared. Other processes have their own: the write-ahead log lets them
 * read while one writes, and a second writer waits for up to {@link #BUSY_TIMEOUT}.
 */
final class Database implements AutoCloseable {
    static final Duration BUSY_TIMEOUT = Duration.ofSeconds(10);

    /** Most that pages of the file take in memory: those that a comparison of 100,000 trials reads, and more. */
    private static final int CACHE_KIB = 64 * 1024;

    private final Path file;
    private final Handle handle;
    private final TrialWriter writer;
    private final SecondConnection second;
    private final ReentrantLock lock = new ReentrantLock();

    private Database(Path file, Handle handle) {
        this.file = file;
        this.handle = handle;
        this.writer = new TrialWriter(handle.getConnection());
        this.second = new SecondConnection(file);
    }

    /** Work inside one transaction. */
    interface Work<T> {
        T with(Handle handle) throws StoreException, SQLException;
    }

    /** Reading by all connections that there are. */
    interface SharedWork<T> {
        T with(Readers readers) throws SQLException;
    }

    static Database open(Path file) throws StoreException {
        Migrations.bringUpToDate(file);
        try {
            // The handle closes a connection that it opened itself, and no other.
            return new Database(file, Jdbi.create(() -> connect(file)).open());
        } catch (JdbiException e) {
            throw SqliteErrors.typed(file, e);
        }
    }

    static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        // The driver lets one thread at a time use a connection; SQLite need not see to that again at every number.
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        config.setBusyTimeout(Math.toIntExact(BUSY_TIMEOUT.toMillis()));
        // With the write-ahead log this survives kill -9; a power cut may cost the last trials, which the bundles still
        // have.
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setCacheSize(-CACHE_KIB);
        // The driver would ask for the number of every row that is inserted; statements that want it say RETURNING.
        config.setGetGeneratedKeys(false);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /** All reads in {@code work} see one state of the database. */
    <T> T read(Work<T> work) throws StoreException {
        return transaction("BEGIN", work);
    }

    /** The same for work that two connections may share. */
    <T> T readTogether(SharedWork<T> work) throws StoreException {
        lock.lock();
        try {
            long before = second.version();
            return read(handle -> shared(work, before, handle.getConnection()));
        } catch (SQLException e) {
            throw SqliteErrors.typed(file, e);
        } finally {
            lock.unlock();
        }
    }

    private <T> T shared(SharedWork<T> work, long before, Connection first) throws SQLException {
        // A transaction sees the state of its first read.
        try (Statement statement = first.createStatement();
                ResultSet _ = statement.executeQuery("SELECT count(*) FROM sqlite_schema")) {
            boolean together = second.begin(before);
            try {
                return work.with(new Readers(first, together ? Optional.of(second.connection()) : Optional.empty()));
            } finally {
                if (together) {
                    second.end();
                }
            }
        }
    }

    /** All of {@code work} or none of it. */
    <T> T write(Work<T> work) throws StoreException {
        return transaction("BEGIN IMMEDIATE", work);
    }

    /** For use inside {@link #write}. */
    TrialWriter writer() {
        return writer;
    }

    Path file() {
        return file;
    }

    /** The last connection of all processes writes the log into the file and removes it. */
    @Override
    public void close() {
        lock.lock();
        try (handle;
                second) {
            writer.close();
        } catch (SQLException e) {
            throw new IllegalStateException("a statement that was prepared cannot be closed", e);
        } finally {
            lock.unlock();
        }
    }

    private <T> T transaction(String begin, Work<T> work) throws StoreException {
        lock.lock();
        try {
            handle.execute(begin);
            return committed(work);
        } catch (JdbiException | SQLException e) {
            throw SqliteErrors.typed(file, e);
        } finally {
            lock.unlock();
        }
    }

    private <T> T committed(Work<T> work) throws StoreException, SQLException {
        boolean done = false;
        try {
            T result = work.with(handle);
            handle.execute("COMMIT");
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack();
            }
        }
    }

    private void rollBack() {
        writer.forget();
        try {
            handle.execute("ROLLBACK");
        } catch (JdbiException alreadyRolledBack) {
            // SQLite does so itself on a full disk or a failed write, and then knows of no transaction.
        }
    }
}
