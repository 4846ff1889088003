package dev.assay.results.store;

import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.metric.MetricValue;
import dev.assay.collectors.phase.Phase;
import dev.assay.collectors.thermal.SustainedCurve;
import dev.assay.collectors.verdict.Reason;
import dev.assay.collectors.verdict.Verdict;
import dev.assay.results.statistics.Median;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Writes the rows that hang on one row of {@code trials}. */
final class TrialDetails {
    private final Statements statements;
    private final Texts texts;
    private final long trial;

    TrialDetails(Statements statements, Texts texts, long trial) {
        this.statements = statements;
        this.texts = texts;
        this.trial = trial;
    }

    void insert(MeasuredTrial measured) throws SQLException {
        if (measured.row().verdict() instanceof Verdict.Suspect suspect) {
            reasons(suspect.reasons());
        }
        for (Map.Entry<Metric, MetricValue> entry : measured.row().values().entrySet()) {
            metric(texts.number(entry.getKey()), entry.getValue());
        }
        phases(measured.phases());
        conditions(0, measured.row().document().before());
        conditions(1, measured.row().document().after());
        curve(measured.row().curve());
    }

    private void reasons(List<Reason> reasons) throws SQLException {
        for (int i = 0; i < reasons.size(); i++) {
            Reason reason = reasons.get(i);
            statements.run(
                    "INSERT INTO verdict_reasons VALUES (?, ?, ?, ?, ?, ?, ?)",
                    trial,
                    i,
                    reason.code().name(),
                    reason.value(),
                    reason.limit(),
                    reason.unit(),
                    reason.detail());
        }
    }

    private void metric(long metric, MetricValue value) throws SQLException {
        switch (value) {
            case MetricValue.Scalar s ->
                metricValue(metric, s.value(), null, s.uncertainty(), texts.numberOrNull(s.method()), null);
            case MetricValue.Absent a -> metricValue(metric, null, null, null, null, texts.number(a.reason()));
            case MetricValue.Distribution d -> {
                double[] values =
                        d.values().stream().mapToDouble(Double::doubleValue).toArray();
                metricValue(metric, null, Median.of(values), null, texts.numberOrNull(d.method()), null);
                statements.run("INSERT INTO trial_series VALUES (?, ?, ?)", trial, metric, Series.bytes(d.values()));
            }
        }
    }

    private void metricValue(long metric, Double value, Double median, Double uncertainty, Long method, Long reason)
            throws SQLException {
        statements.run("""
                INSERT INTO metric_values (metric, trial, value, median, uncertainty, method, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?)""", metric, trial, value, median, uncertainty, method, reason);
    }

    private void phases(List<Phase> phases) throws SQLException {
        for (int i = 0; i < phases.size(); i++) {
            Phase phase = phases.get(i);
            statements.run(
                    "INSERT INTO phases VALUES (?, ?, ?, ?, ?, ?)",
                    trial,
                    i,
                    phase.name(),
                    phase.iteration(),
                    phase.beginNs(),
                    phase.endNs());
        }
    }

    /** @param conditions null when the trial failed before they could be read */
    private void conditions(int after, Conditions conditions) throws SQLException {
        List<Condition> readings = conditions == null ? List.of() : conditions.readings();
        for (int i = 0; i < readings.size(); i++) {
            Condition reading = readings.get(i);
            statements.run(
                    "INSERT INTO trial_conditions VALUES (?, ?, ?, ?, ?, ?, ?)",
                    trial,
                    after,
                    i,
                    texts.number(reading),
                    reading.value(),
                    texts.numberOrNull(reading.text()),
                    texts.numberOrNull(reading.absent()));
        }
    }

    private void curve(List<SustainedCurve.Point> points) throws SQLException {
        for (SustainedCurve.Point point : points) {
            statements.run(
                    "INSERT INTO sustained_curve VALUES (?, ?, ?, ?, ?, ?, ?)",
                    trial,
                    point.minute(),
                    point.seconds(),
                    point.decodeTps(),
                    point.temperatureC(),
                    point.powerW(),
                    point.frequencyHz());
        }
    }
}
