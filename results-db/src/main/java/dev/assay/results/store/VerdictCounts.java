package dev.assay.results.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Counts how the trials of cells ended. */
final class VerdictCounts {
    private VerdictCounts() {}

    /** Of all cells in one run. */
    static List<VerdictCount> of(Handle handle, String run) {
        return handle.createQuery("""
                        SELECT c.id AS cell, t.verdict, t.failure, count(*) AS trials
                        FROM trials t JOIN cells c ON c.cell = t.cell JOIN runs r ON r.run = t.run
                        WHERE r.id = :run AND NOT EXISTS (
                            SELECT 1 FROM trials later WHERE later.run = t.run
                            AND later.plan_order = t.plan_order AND later.attempt > t.attempt)
                        GROUP BY t.cell, t.verdict, t.failure ORDER BY c.id, t.verdict, t.failure""")
                .bind("run", run)
                .map((row, _) -> new VerdictCount(
                        row.getString("cell"),
                        run,
                        row.getString("verdict"),
                        row.getString("failure"),
                        row.getInt("trials")))
                .list();
    }
}
