package dev.assay.results.store;

import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.phase.Phase;
import dev.assay.collectors.thermal.SustainedCurve;
import dev.assay.collectors.verdict.Reason;
import dev.assay.collectors.verdict.Verdict;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes the rows that hang on one row of {@code trials}. */
final class TrialDetails {
    private final Handle handle;
    private final long trial;

    TrialDetails(Handle handle, long trial) {
        this.handle = handle;
        this.trial = trial;
    }

    void insert(MeasuredTrial measured) {
        if (measured.row().verdict() instanceof Verdict.Suspect suspect) {
            reasons(suspect.reasons());
        }
        metrics(measured.row().values());
        phases(measured.phases());
        conditions("before", measured.row().document().before());
        conditions("after", measured.row().document().after());
        provenance(measured.row().document().provenance());
        curve(measured.row().curve());
        TrialDeviceRow.insert(handle, trial, measured.row().document());
        SampleRows.insert(handle, trial, measured.samples());
    }

    private void reasons(List<Reason> reasons) {
        PreparedBatch batch =
                batch("INSERT INTO verdict_reasons VALUES (:trial, :position, :code, :value, :limit, :unit, :detail)");
        for (int i = 0; i < reasons.size(); i++) {
            batch.bind("trial", trial)
                    .bind("position", i)
                    .bindMethods(reasons.get(i))
                    .add();
        }
        run(batch);
    }

    private void metrics(Map<Metric, MetricValue> values) {
        PreparedBatch metrics = batch(
                "INSERT INTO metric_values VALUES (:trial, :metric, :kind, :value, :method, :reason, :uncertainty)");
        PreparedBatch series = batch("INSERT INTO trial_series VALUES (:trial, :metric, :values)");
        values.forEach((metric, value) -> {
            switch (value) {
                case MetricValue.Scalar s ->
                    metric(metrics, metric, "scalar", s.value(), s.uncertainty(), s.method(), null);
                case MetricValue.Absent a -> metric(metrics, metric, "absent", null, null, null, a.reason());
                case MetricValue.Distribution d -> {
                    metric(metrics, metric, "distribution", null, null, d.method(), null);
                    series.bind("trial", trial)
                            .bind("metric", metric.key())
                            .bind("values", Series.bytes(d.values()))
                            .add();
                }
            }
        });
        run(metrics);
        run(series);
    }

    private void metric(
            PreparedBatch batch,
            Metric metric,
            String kind,
            Double value,
            Double uncertainty,
            String method,
            String reason) {
        batch.bind("trial", trial)
                .bind("metric", metric.key())
                .bind("kind", kind)
                .bind("value", value)
                .bind("uncertainty", uncertainty)
                .bind("method", method)
                .bind("reason", reason)
                .add();
    }

    private void phases(List<Phase> phases) {
        PreparedBatch batch =
                batch("INSERT INTO phases VALUES (:trial, :position, :name, :iteration, :beginNs, :endNs)");
        for (int i = 0; i < phases.size(); i++) {
            batch.bind("trial", trial)
                    .bind("position", i)
                    .bindMethods(phases.get(i))
                    .add();
        }
        run(batch);
    }

    /** @param conditions null when the trial failed before they could be read */
    private void conditions(String moment, Conditions conditions) {
        if (conditions == null) {
            return;
        }
        PreparedBatch batch = batch(
                "INSERT INTO conditions VALUES (:trial, :moment, :position, :at, :name, :unit, :value, :text, :absent, :source)");
        List<Condition> readings = conditions.readings();
        for (int i = 0; i < readings.size(); i++) {
            batch.bind("trial", trial)
                    .bind("moment", moment)
                    .bind("position", i)
                    .bind("at", Timestamps.text(conditions.at()))
                    .bindMethods(readings.get(i))
                    .add();
        }
        run(batch);
    }

    private void provenance(Map<String, String> provenance) {
        if (provenance == null) {
            return;
        }
        PreparedBatch batch = batch("INSERT INTO provenance VALUES (:trial, :name, :value)");
        provenance.forEach((name, value) -> batch.bind("trial", trial)
                .bind("name", name)
                .bind("value", value)
                .add());
        run(batch);
    }

    private void curve(List<SustainedCurve.Point> points) {
        PreparedBatch batch = batch("INSERT INTO sustained_curve VALUES"
                + " (:trial, :minute, :seconds, :decodeTps, :temperatureC, :powerW, :frequencyHz)");
        for (SustainedCurve.Point point : points) {
            batch.bind("trial", trial).bindMethods(point).add();
        }
        run(batch);
    }

    private PreparedBatch batch(String sql) {
        return handle.prepareBatch(sql);
    }

    private static void run(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
        batch.close();
    }
}
