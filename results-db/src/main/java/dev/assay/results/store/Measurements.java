package dev.assay.results.store;

import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.metric.Metric;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** tmp */
final class Measurements {
    private static final String VALID = """
            SELECT c.id, r.id, t.block, t.plan_order, t.started_ns, coalesce(v.value, v.median), x.content, u.simulated, t.charger
            FROM trials t JOIN metric_values v ON v.metric = (SELECT metric FROM metrics WHERE key = :metric) AND v.trial = t.trial
            JOIN runs r ON r.run = t.run JOIN cells c ON c.cell = t.cell JOIN setups u ON u.setup = t.setup
            LEFT JOIN texts x ON x.text = v.method
            WHERE t.verdict = 'valid' AND v.kind <> 'absent' AND NOT EXISTS (
                SELECT 1 FROM trials later WHERE later.run = t.run
                AND later.plan_order = t.plan_order AND later.attempt > t.attempt)
            ORDER BY r.id, t.plan_order""";

    private Measurements() {}

    static List<Measurement> of(Handle handle, Collection<String> runs, Set<Metric> metrics) {
        return metrics.stream()
                .sorted()
                .flatMap(metric -> handle
                        .createQuery(VALID)
                        .bind("metric", metric.key())
                        .map((row, _) -> measurement(row, metric))
                        .list()
                        .stream())
                .filter(measurement -> runs == null || runs.contains(measurement.run()))
                .toList();
    }

    private static Measurement measurement(ResultSet row, Metric metric) throws SQLException {
        Integer charger = (Integer) row.getObject(9);
        return new Measurement(
                row.getString(1).intern(),
                row.getString(2).intern(),
                row.getInt(3),
                row.getInt(4),
                Instant.ofEpochSecond(0, row.getLong(5)),
                metric,
                row.getDouble(6),
                row.getString(7),
                row.getString(8) != null,
                charger == null ? Charger.UNKNOWN : charger == 1 ? Charger.CONNECTED : Charger.NOT_CONNECTED);
    }
}
