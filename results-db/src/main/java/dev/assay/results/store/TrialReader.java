package dev.assay.results.store;

import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.thermal.SustainedCurve;
import dev.assay.collectors.verdict.Reason;
import dev.assay.results.summary.TrialRow;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads the trials of one run as they were measured; to be called inside a transaction. */
final class TrialReader {
    private static final String OF_RUN = "t.run = (SELECT run FROM runs WHERE id = :run)";

    private final Handle handle;
    private final String run;

    TrialReader(Handle handle, String run) {
        this.handle = handle;
        this.run = run;
    }

    /** In the order of the plan; of a trial that was measured again the last attempt only. */
    List<TrialRow> trials() {
        Map<Long, List<Reason>> reasons = reasons();
        Map<Long, Map<Metric, MetricValue>> values = values();
        Map<Long, List<SustainedCurve.Point>> curves = curves();
        DocumentReader documents = new DocumentReader(handle, run);
        return handle.createQuery("""
                        SELECT t.trial, t.setup, t.verdict, t.failure, x.content AS failure_detail, t.bundle_sha256,
                               d.bundle, d.document, d.run_document, d.cell_document
                        FROM trials t JOIN trial_documents d ON d.trial = t.trial
                        LEFT JOIN texts x ON x.text = t.failure_detail
                        WHERE %s AND NOT EXISTS (
                            SELECT 1 FROM trials later WHERE later.run = t.run
                            AND later.plan_order = t.plan_order AND later.attempt > t.attempt)
                        ORDER BY t.plan_order, t.attempt, t.id""".formatted(OF_RUN))
                .bind("run", run)
                .map((row, _) -> new TrialRow(
                        documents.document(row),
                        VerdictName.verdict(
                                row.getString("verdict"),
                                reasons.getOrDefault(row.getLong("trial"), List.of()),
                                row.getString("failure"),
                                row.getString("failure_detail")),
                        values.getOrDefault(row.getLong("trial"), Map.of()),
                        curves.getOrDefault(row.getLong("trial"), List.of()),
                        Path.of(row.getString("bundle")),
                        row.getString("bundle_sha256")))
                .list();
    }

    private Map<Long, List<Reason>> reasons() {
        Map<Long, List<Reason>> reasons = new HashMap<>();
        handle.createQuery("SELECT r.* FROM trials t JOIN verdict_reasons r ON r.trial = t.trial WHERE " + OF_RUN
                        + " ORDER BY r.trial, r.position")
                .bind("run", run)
                .map((row, _) -> reasons.computeIfAbsent(row.getLong("trial"), _ -> new ArrayList<>())
                        .add(new Reason(
                                Reason.Code.valueOf(row.getString("code")),
                                row.getDouble("value"),
                                row.getDouble("limit_value"),
                                row.getString("unit"),
                                row.getString("detail"))))
                .list();
        return reasons;
    }

    private Map<Long, List<SustainedCurve.Point>> curves() {
        Map<Long, List<SustainedCurve.Point>> curves = new HashMap<>();
        handle.createQuery("SELECT c.* FROM trials t JOIN sustained_curve c ON c.trial = t.trial WHERE " + OF_RUN
                        + " ORDER BY c.trial, c.minute")
                .bind("run", run)
                .map((row, _) -> curves.computeIfAbsent(row.getLong("trial"), _ -> new ArrayList<>())
                        .add(new SustainedCurve.Point(
                                row.getInt("minute"),
                                row.getDouble("seconds"),
                                (Double) row.getObject("decode_tps"),
                                (Double) row.getObject("temperature_c"),
                                (Double) row.getObject("power_w"),
                                (Double) row.getObject("frequency_hz"))))
                .list();
        return curves;
    }

    private Map<Long, Map<Metric, MetricValue>> values() {
        Map<Long, Map<Metric, MetricValue>> values = new HashMap<>();
        handle.createQuery("""
                        SELECT t.trial, k.key, v.kind, v.value, v.uncertainty, m.content AS method, r.content AS reason,
                               s."values"
                        FROM trials t CROSS JOIN metrics k
                        CROSS JOIN metric_values v ON v.metric = k.metric AND v.trial = t.trial
                        LEFT JOIN trial_series s ON s.trial = v.trial AND s.metric = v.metric
                        LEFT JOIN texts m ON m.text = v.method
                        LEFT JOIN texts r ON r.text = v.reason
                        WHERE %s""".formatted(OF_RUN))
                .bind("run", run)
                .map((row, _) -> {
                    Map<Metric, MetricValue> ofTrial =
                            values.computeIfAbsent(row.getLong("trial"), _ -> new EnumMap<>(Metric.class));
                    Optional<Metric> metric = Metric.byKey(row.getString("key"));
                    if (metric.isPresent()) { // a later version may have stored more
                        ofTrial.put(metric.get(), value(row));
                    }
                    return ofTrial;
                })
                .list();
        return values;
    }

    private static MetricValue value(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return switch (kind) {
            case "scalar" ->
                new MetricValue.Scalar(
                        row.getDouble("value"), (Double) row.getObject("uncertainty"), row.getString("method"));
            case "distribution" ->
                new MetricValue.Distribution(Series.values(row.getBytes("values")), row.getString("method"));
            case "absent" -> new MetricValue.Absent(row.getString("reason"));
            default -> throw new IllegalStateException("no such kind of value: " + kind);
        };
    }
}
