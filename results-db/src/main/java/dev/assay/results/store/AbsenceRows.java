package dev.assay.results.store;

import dev.assay.collectors.bundle.BundleJson;
import dev.assay.collectors.metric.Metric;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reads what trials lack and why. */
final class AbsenceRows {
    private AbsenceRows() {}

    /** By cell, run, metric and reason. */
    static List<ReasonCount> reasons(Handle handle, Collection<String> runs, Set<Metric> metrics) {
        return handle.createQuery("""
                        SELECT c.id AS cell, r.id AS run, k.key AS metric, x.content AS reason, count(*) AS trials
                        FROM metrics k JOIN metric_values v ON v.metric = k.metric
                        JOIN trials t ON t.trial = v.trial JOIN texts x ON x.text = v.reason
                        JOIN runs r ON r.run = t.run JOIN cells c ON c.cell = t.cell
                        WHERE k.key IN (SELECT value FROM json_each(:metrics))
                        AND r.id IN (SELECT value FROM json_each(:runs))
                        AND t.verdict = 'valid' AND NOT EXISTS (
                            SELECT 1 FROM trials later WHERE later.run = t.run
                            AND later.plan_order = t.plan_order AND later.attempt > t.attempt)
                        GROUP BY c.id, r.id, k.key, x.content ORDER BY c.id, r.id, k.key, x.content""")
                .bind("runs", BundleJson.mapper().writeValueAsString(runs))
                .bind(
                        "metrics",
                        BundleJson.mapper()
                                .writeValueAsString(
                                        metrics.stream().map(Metric::key).toList()))
                .map((row, _) -> new ReasonCount(
                        row.getString("cell"),
                        row.getString("run"),
                        Metric.byKey(row.getString("metric")).orElseThrow(),
                        row.getString("reason"),
                        row.getInt("trials")))
                .list();
    }
}
