package dev.assay.results.store;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.BundleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Examines a database of any schema without changing it. */
public final class DatabaseCheck {
    private static final String SOUND = "ok";

    private DatabaseCheck() {}

    /**
     * Reads the whole file and every reference in it.
     *
     * @throws StoreException when there is no such file, it cannot be opened, or it is another program's or a later version's;
     *     damage is in the report
     */
    public static CheckReport of(Path file) throws StoreException {
        List<String> problems = problems(file);
        return new CheckReport(ListedTrials.of(file).trials().size(), problems, 0, List.of());
    }

    /** The same, and reads the bundle of every trial and holds it against its hashes. */
    public static CheckReport withBundles(Path file, ImportProgress progress) throws StoreException {
        List<String> problems = problems(file);
        List<ListedTrial> trials = List.copyOf(ListedTrials.of(file).trials());
        List<CheckReport.BrokenBundle> broken = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            progress.at(i, trials.size());
            ListedTrial trial = trials.get(i);
            whyBroken(trial).ifPresent(why -> broken.add(new CheckReport.BrokenBundle(trial, why)));
        }
        progress.at(trials.size(), trials.size());
        return new CheckReport(trials.size(), problems, trials.size(), broken);
    }

    private static Optional<String> whyBroken(ListedTrial trial) {
        if (trial.bundle() == null) {
            return Optional.of("the database does not tell where its bundle is");
        }
        if (!Files.isDirectory(Path.of(trial.bundle()))) {
            return Optional.of("its bundle is not there");
        }
        try {
            String found = Bundle.open(Path.of(trial.bundle())).manifestSha256();
            return found.equals(trial.bundleSha256())
                    ? Optional.empty()
                    : Optional.of("another bundle is in its place (" + found + ")");
        } catch (BundleException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Empty when the file is sound; at most a hundred, as SQLite lists them. */
    static List<String> problems(Path file) throws StoreException {
        if (!ResultsStore.isThere(file)) {
            throw StoreException.missing(file);
        }
        try {
            Migrations.version(file);
            try (Connection connection = Database.connect(file)) {
                return problems(connection);
            }
        } catch (SQLException e) {
            StoreException typed = SqliteErrors.typed(file, e);
            if (typed.kind() == StoreException.Kind.DAMAGED) {
                return List.of(typed.why());
            }
            throw typed;
        }
    }

    private static List<String> problems(Connection connection) throws SQLException {
        List<String> problems = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
                while (row.next()) {
                    if (!row.getString(1).equals(SOUND)) {
                        problems.add(row.getString(1));
                    }
                }
            }
            if (problems.isEmpty()) {
                try (ResultSet row = statement.executeQuery("PRAGMA foreign_key_check")) {
                    while (row.next()) {
                        problems.add("a row of " + row.getString(1) + " refers to a row of " + row.getString(3)
                                + " that is not there");
                    }
                }
            }
        }
        return problems;
    }
}
