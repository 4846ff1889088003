package dev.assay.results.store;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.condition.Condition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Puts the documents of one run's trials together again; what they share is read once. */
final class DocumentReader {
    private static final String OF_RUN = "t.run = (SELECT run FROM runs WHERE id = :run)";

    private final Handle handle;
    private final String run;
    private final Map<Long, TrialDocument.Run> runs;
    private final Map<Long, Cell> cells;
    private final Map<Long, TrialDocument> setups;
    private final Map<Long, List<Condition>> before;
    private final Map<Long, List<Condition>> after;

    DocumentReader(Handle handle, String run) {
        this.handle = handle;
        this.run = run;
        runs = texts("run_document", TrialDocument.Run.class);
        cells = texts("cell_document", Cell.class);
        setups = parts(
                "SELECT setup, document FROM setups WHERE setup IN (SELECT t.setup FROM trials t WHERE " + OF_RUN + ")",
                TrialDocument.class);
        before = conditions(0);
        after = conditions(1);
    }

    /** @param row with trial, document, run_document, cell_document and setup */
    TrialDocument document(ResultSet row) throws SQLException {
        long trial = row.getLong("trial");
        return new DocumentParts(
                        DocumentParts.read(row.getString("document"), TrialDocument.class),
                        runs.get(row.getLong("run_document")),
                        cells.get(row.getLong("cell_document")),
                        setups.get(row.getLong("setup")))
                .whole(before.getOrDefault(trial, List.of()), after.getOrDefault(trial, List.of()));
    }

    private <T> Map<Long, T> texts(String column, Class<T> type) {
        return parts(
                "SELECT text, content FROM texts WHERE text IN (SELECT d." + column
                        + " FROM trials t JOIN trial_documents d ON d.trial = t.trial WHERE " + OF_RUN + ")",
                type);
    }

    private <T> Map<Long, T> parts(String sql, Class<T> type) {
        Map<Long, T> parts = new HashMap<>();
        handle.createQuery(sql)
                .bind("run", run)
                .map((row, _) -> parts.put(row.getLong(1), DocumentParts.read(row.getString(2), type)))
                .list();
        return parts;
    }

    private Map<Long, List<Condition>> conditions(int after) {
        Map<Long, List<Condition>> conditions = new HashMap<>();
        handle.createQuery("""
                        SELECT c.trial, r.name, r.unit, c.value, x.content AS text, a.content AS absent, r.source
                        FROM trials t JOIN trial_conditions c ON c.trial = t.trial AND c.after = :after
                        JOIN readings r ON r.reading = c.reading
                        LEFT JOIN texts x ON x.text = c.text
                        LEFT JOIN texts a ON a.text = c.absent
                        WHERE %s ORDER BY c.trial, c.position""".formatted(OF_RUN))
                .bind("run", run)
                .bind("after", after)
                .map((row, _) -> conditions
                        .computeIfAbsent(row.getLong("trial"), _ -> new ArrayList<>())
                        .add(new Condition(
                                row.getString("name"),
                                row.getString("unit"),
                                (Double) row.getObject("value"),
                                row.getString("text"),
                                row.getString("absent"),
                                row.getString("source"))))
                .list();
        return conditions;
    }
}
