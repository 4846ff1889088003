package dev.assay.results.store;

import dev.assay.collectors.problem.FileTrouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a database file to the schema that this program knows. {@code PRAGMA user_version} is asked first: starting the
 * migration tool costs more than everything else a short command does.
 */
final class Migrations {
    /** The number of the last file under {@code dev/assay/results/migration}, which sets it. */
    static final int VERSION = 5;

    private static final String LOCATION = "classpath:dev/assay/results/migration";
    private static final ReentrantLock THIS_PROCESS = new ReentrantLock();

    private Migrations() {}

    static void bringUpToDate(Path file) throws StoreException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (version(file) != VERSION) {
                migrateAlone(file);
            }
        } catch (SQLException e) {
            throw SqliteErrors.typed(file, e);
        } catch (IOException e) {
            throw StoreException.inaccessible(file, FileTrouble.words(e), e);
        }
    }

    /** One thread of one process migrates; the others wait, and find it done. */
    private static void migrateAlone(Path file) throws StoreException, SQLException, IOException {
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        THIS_PROCESS.lock();
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock(); // keeps other processes out until the channel is closed
            if (version(file) != VERSION) {
                migrate(file);
            }
        } finally {
            THIS_PROCESS.unlock();
        }
    }

    private static void migrate(Path file) throws StoreException, SQLException {
        try (Connection connection = Database.connect(file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL"); // stays with the file
        }
        try {
            Flyway.configure()
                    .loggers("slf4j")
                    .dataSource(new MigrationSource(file))
                    .locations(LOCATION)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw SqliteErrors.typed(file, e);
        }
    }

    /** @return 0 for a new file */
    static int version(Path file) throws StoreException, SQLException {
        try (Connection connection = Database.connect(file);
                Statement statement = connection.createStatement()) {
            int version = number(statement, "PRAGMA user_version");
            if (version > VERSION) {
                throw StoreException.newer(file, version, VERSION);
            }
            int strangers = number(
                    statement,
                    "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                            + " AND name <> 'flyway_schema_history'");
            if (version == 0 && strangers > 0) {
                throw StoreException.foreign(file);
            }
            return version;
        }
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.getInt(1);
        }
    }
}
