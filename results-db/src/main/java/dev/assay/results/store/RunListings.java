package dev.assay.results.store;

import dev.assay.results.summary.CellSummary;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The list of runs. */
final class RunListings {
    private RunListings() {}

    /** Latest first. */
    static List<RunListing> all(Handle handle) {
        return handle.createQuery("""
                        SELECT r.id, r.suite, r.started, count(DISTINCT t.cell) AS cells,
                               count(*) FILTER (WHERE t.verdict = 'valid') AS valid,
                               count(*) FILTER (WHERE t.verdict = 'suspect') AS suspect,
                               count(*) FILTER (WHERE t.verdict = 'failed') AS failed
                        FROM (SELECT run, cell, verdict, max(attempt) -- the row with the last attempt
                              FROM trials GROUP BY run, plan_order) t
                        JOIN runs r ON r.run = t.run
                        GROUP BY t.run ORDER BY r.started DESC, r.id DESC""")
                .map((row, _) -> new RunListing(
                        row.getString("id"),
                        row.getString("suite"),
                        Instant.parse(row.getString("started")),
                        row.getInt("cells"),
                        new CellSummary.Trials(row.getInt("valid"), row.getInt("suspect"), row.getInt("failed"))))
                .list();
    }
}
