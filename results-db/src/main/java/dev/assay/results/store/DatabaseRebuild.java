package dev.assay.results.store;

import dev.assay.collectors.problem.FileTrouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a database anew from bundles. The new one is made beside the old one, examined, and then put into its place in one
 * step; the old one stays under another name. Whatever interrupts it, the database is the old file or the new one.
 */
public final class DatabaseRebuild {
    private final Path file;
    private final Replacement replacement;

    private DatabaseRebuild(Path file, Clock clock) {
        this.file = file;
        this.replacement = new Replacement(file, clock);
    }

    /**
     * @param folders in which bundles are looked for, at any depth
     * @throws StoreException when no bundle is found, another process uses the database, it is of a later version or another
     *     program, no database at all, or there is no space; the old file is in its place then
     */
    public static RebuildReport run(Path file, Collection<Path> folders, ImportProgress progress)
            throws StoreException {
        return new DatabaseRebuild(file.toAbsolutePath().normalize(), Clock.systemUTC()).run(folders, progress);
    }

    private RebuildReport run(Collection<Path> folders, ImportProgress progress) throws StoreException {
        if (Origin.isStrange(file)) { // before the lock, which would be a trace of Assay beside it
            throw StoreException.strange(file, null);
        }
        try {
            Files.createDirectories(file.getParent());
            Path lock = file.resolveSibling(file.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock alone = channel.tryLock()) {
                if (alone == null) {
                    throw StoreException.busy(file, null);
                }
                return alone(folders, progress);
            }
        } catch (IOException e) {
            throw StoreException.inaccessible(file, FileTrouble.words(e), e);
        }
    }

    private RebuildReport alone(Collection<Path> folders, ImportProgress progress) throws StoreException, IOException {
        boolean old = ResultsStore.isThere(file);
        boolean sound = old && DatabaseCheck.problems(file).isEmpty();
        ListedTrials listed = old ? ListedTrials.of(file) : null;
        replacement.clear();
        ImportReport imported;
        Set<String> rebuilt;
        Optional<Connection> held = old ? held() : Optional.empty();
        try {
            try (ResultsStore store = ResultsStore.open(replacement.draft())) {
                imported = store.importBundles(folders, progress);
                if (imported.added() == 0) {
                    throw StoreException.noBundles(file, folders);
                }
                store.check();
                rebuilt = store.trialIds();
            }
        } catch (StoreException e) {
            replacement.clear();
            throw e;
        } finally {
            release(held);
        }
        Optional<Path> aside = replacement.putInPlace(sound ? "replaced" : "damaged");
        List<ListedTrial> lost = old
                ? listed.trials().stream()
                        .filter(trial -> !rebuilt.contains(trial.id()))
                        .toList()
                : List.of();
        return new RebuildReport(imported, aside, lost, !old || listed.whole());
    }

    /** Keeps others from writing to the old file, where it is whole enough for that. */
    private Optional<Connection> held() throws StoreException {
        Connection connection = null;
        try {
            connection = Database.connect(file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 1000"); // whoever writes now will go on writing
                statement.execute("BEGIN IMMEDIATE");
            }
            return Optional.of(connection);
        } catch (SQLException e) {
            release(Optional.ofNullable(connection));
            StoreException typed = SqliteErrors.typed(file, e);
            if (typed.kind() == StoreException.Kind.BUSY) {
                throw typed;
            }
            return Optional.empty(); // damaged: nobody can write to it
        }
    }

    private static void release(Optional<Connection> held) {
        if (held.isPresent()) {
            try (Connection connection = held.get()) {
                connection.setAutoCommit(true);
            } catch (SQLException e) {
                // It is the damaged file that cannot be closed in order; its place is taken by another.
            }
        }
    }
}
