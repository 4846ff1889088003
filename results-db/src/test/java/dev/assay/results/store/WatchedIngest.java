package dev.assay.results.store;

import dev.assay.collectors.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

/**
 * A process of its own that stores the bundles of a folder and marks each row and each commit. Its log is written back into
 * the file after every few pages, so that it is often killed while it does that.
 */
final class WatchedIngest {
    /** How it stores: as a run does, or as an import does. */
    enum Manner {
        ONE_BY_ONE,
        ALL_TOGETHER
    }

    private WatchedIngest() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        Marks marks = Marks.in(Path.of(arguments[2]));
        try (Database database = Database.open(Path.of(arguments[0]))) {
            database.read(handle -> {
                watch((SQLiteConnection) handle.getConnection(), marks);
                return null;
            });
            ResultsStore store = new ResultsStore(database);
            switch (Manner.valueOf(arguments[3])) {
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
