package dev.assay.results.store;

import dev.assay.collectors.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

/**
 * A process of its own that stores the bundles of a folder in several databases side by side, each with a thread and
 * connection of its own, and marks each row and each commit of each. Their logs are written back into the files after every
 * few pages, so that it is often killed while it does that.
 */
final class WatchedIngest {
    /** How it stores: as a run does, or as an import does. */
    enum Manner {
        ONE_BY_ONE,
        ALL_TOGETHER
    }

    private WatchedIngest() {}

    /** @param arguments the folder, the manner, then databases, each alone in its folder */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Manner manner = Manner.valueOf(arguments[1]);
        List<Callable<Void>> ingests = new ArrayList<>();
        for (String database : List.of(arguments).subList(2, arguments.length)) {
            ingests.add(() -> store(folder, manner, Path.of(database)));
        }
        try (ExecutorService all = Executors.newFixedThreadPool(ingests.size())) {
            for (Future<Void> ingest : all.invokeAll(ingests)) {
                ingest.get();
            }
        }
    }

    /** Where the marks of a database are. */
    static Path marks(Path db) {
        return db.resolveSibling("marks");
    }

    private static Void store(Path folder, Manner manner, Path db) throws Exception {
        Marks marks = Marks.in(marks(db));
        try (Database database = Database.open(db)) {
            database.read(handle -> {
                watch((SQLiteConnection) handle.getConnection(), marks);
                return null;
            });
            ResultsStore store = new ResultsStore(database);
            switch (manner) {
                case ONE_BY_ONE -> {
                    for (Path bundle : bundles(folder)) {
                        store.ingest(Bundle.open(bundle));
                        marks.tick(Marks.Stage.READING);
                    }
                }
                case ALL_TOGETHER -> store.importBundles(List.of(folder), (_, _) -> marks.tick(Marks.Stage.READING));
            }
        }
        marks.tick(Marks.Stage.DONE);
        return null;
    }

    private static void watch(SQLiteConnection connection, Marks marks) {
        connection.addUpdateListener((_, _, _, _) -> marks.tick(Marks.Stage.IN_TRANSACTION));
        connection.addCommitListener(new SQLiteCommitListener() {
            @Override
            public void onCommit() {
                if (marks.stage() == Marks.Stage.IN_TRANSACTION) { // a transaction that only read writes nothing
                    marks.tick(Marks.Stage.COMMITTING);
                }
            }

            @Override
            public void onRollback() {}
        });
        try (var statement = connection.createStatement()) {
            statement.execute("COMMIT");
            statement.execute("PRAGMA wal_autocheckpoint = 8");
            statement.execute("BEGIN");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Path> bundles(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }
}
