package dev.assay.results.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which trials a file of any schema says it has, as far as it can be read. */
final class ListedTrials {
    /** By folder where it can be told, else by what an index alone still holds; oldest schema last. */
    private static final List<String> QUERIES = List.of(
            "SELECT t.id, t.bundle_sha256, d.bundle FROM trials t JOIN trial_documents d ON d.trial = t.trial",
            "SELECT id, bundle_sha256, bundle FROM trials",
            "SELECT id, NULL, NULL FROM trials ORDER BY id");

    private final Map<String, ListedTrial> trials = new TreeMap<>();
    private boolean whole;

    private ListedTrials() {}

    static ListedTrials of(Path file) {
        ListedTrials listed = new ListedTrials();
        try (Connection connection = Database.connect(file)) {
            for (String query : QUERIES) {
                listed.read(connection, query);
            }
        } catch (SQLException e) {
            listed.whole = false;
        }
        return listed;
    }

    /** By id. */
    Collection<ListedTrial> trials() {
        return trials.values();
    }

    /** Whether a table of trials could be read from its begin to its end. */
    boolean whole() {
        return whole;
    }

    private void read(Connection connection, String query) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                trials.putIfAbsent(
                        row.getString(1), new ListedTrial(row.getString(1), row.getString(2), row.getString(3)));
            }
            whole = true;
        } catch (SQLException | RuntimeException e) {
            // A page that cannot be read, or a column that another schema has: what was read up to there counts.
        }
    }
}
