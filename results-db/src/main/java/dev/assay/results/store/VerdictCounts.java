package dev.assay.results.store;

import dev.assay.collectors.bundle.BundleJson;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Counts how the trials of cells ended. */
final class VerdictCounts {
    private VerdictCounts() {}

    /** Of all cells in these runs. */
    static List<VerdictCount> of(Handle handle, Collection<String> runs) {
        return handle.createQuery("""
                        SELECT c.id AS cell, r.id AS run, t.verdict, t.failure, count(*) AS trials
                        FROM json_each(:runs) wanted JOIN runs r ON r.id = wanted.value
                        JOIN trials t ON t.run = r.run JOIN cells c ON c.cell = t.cell
                        WHERE NOT EXISTS (
                            SELECT 1 FROM trials later WHERE later.run = t.run
                            AND later.plan_order = t.plan_order AND later.attempt > t.attempt)
                        GROUP BY t.run, t.cell, t.verdict, t.failure ORDER BY r.id, c.id, t.verdict, t.failure""")
                .bind("runs", BundleJson.mapper().writeValueAsString(runs))
                .map((row, _) -> new VerdictCount(
                        row.getString("cell"),
                        row.getString("run"),
                        row.getString("verdict"),
                        row.getString("failure"),
                        row.getInt("trials")))
                .list();
    }
}
