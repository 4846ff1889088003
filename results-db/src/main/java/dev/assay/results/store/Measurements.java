package dev.assay.results.store;

import dev.assay.collectors.bundle.BundleJson;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.metric.Metric;
import dev.assay.results.statistics.Median;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reads what a comparison needs of the valid trials, and no more. */
final class Measurements {
    private static final String VALID = """
            SELECT t.cell, t.run, t.block, t.plan_order, t.document, v.value, v.method, s."values"
            FROM trials t JOIN metric_values v ON v.trial = t.trial AND v.metric = :metric
            LEFT JOIN trial_series s ON s.trial = v.trial AND s.metric = v.metric
            WHERE t.verdict = 'valid' AND v.kind <> 'absent' AND NOT EXISTS (
                SELECT 1 FROM trials later WHERE later.run = t.run
                AND later.plan_order = t.plan_order AND later.attempt > t.attempt)
            ORDER BY t.run, t.plan_order""";

    private Measurements() {}

    /** @param runs null for all */
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
        TrialDocument document = BundleJson.mapper().readValue(row.getString("document"), TrialDocument.class);
        byte[] series = row.getBytes("values");
        return new Measurement(
                row.getString("cell").intern(),
                row.getString("run").intern(),
                row.getInt("block"),
                row.getInt("plan_order"),
                document.trial().started(),
                metric,
                series == null
                        ? row.getDouble("value")
                        : Median.of(Series.values(series).stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray()),
                row.getString("method").intern(),
                document.sensing() != null && document.sensing().simulated() != null,
                Charger.of(document.before(), document.after()));
    }
}
