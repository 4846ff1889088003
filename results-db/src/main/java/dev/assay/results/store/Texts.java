package dev.assay.results.store;

import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.metric.Metric;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Numbers in place of words that stand in many rows: texts, keys of metrics, names of readings. */
final class Texts {
    private final Statements statements;
    private final SharedRows<String> texts = new SharedRows<>(this::text);
    private final SharedRows<Metric> metrics = new SharedRows<>(this::metric);
    private final SharedRows<Reading> readings = new SharedRows<>(this::reading);

    private record Reading(String name, String unit, String source) {}

    Texts(Statements statements) {
        this.statements = statements;
    }

    long number(String text) throws SQLException {
        return texts.number(text);
    }

    /** Null for null. */
    Long numberOrNull(String text) throws SQLException {
        return texts.numberOrNull(text);
    }

    long number(Metric metric) throws SQLException {
        return metrics.number(metric);
    }

    long number(Condition condition) throws SQLException {
        return readings.number(new Reading(condition.name(), condition.unit(), condition.source()));
    }

    void forget() {
        texts.forget();
        metrics.forget();
        readings.forget();
    }

    private long text(String content) throws SQLException {
        OptionalLong known = statements.find("SELECT text FROM texts WHERE content = ?", content);
        return known.isPresent()
                ? known.getAsLong()
                : statements.insert("INSERT INTO texts (content) VALUES (?) RETURNING text", content);
    }

    private long metric(Metric metric) throws SQLException {
        OptionalLong known = statements.find("SELECT metric FROM metrics WHERE key = ?", metric.key());
        return known.isPresent()
                ? known.getAsLong()
                : statements.insert("INSERT INTO metrics (key) VALUES (?) RETURNING metric", metric.key());
    }

    private long reading(Reading reading) throws SQLException {
        OptionalLong known = statements.find(
                "SELECT reading FROM readings WHERE name = ? AND unit IS ? AND source IS ?",
                reading.name(),
                reading.unit(),
                reading.source());
        return known.isPresent()
                ? known.getAsLong()
                : statements.insert(
                        "INSERT INTO readings (name, unit, source) VALUES (?, ?, ?) RETURNING reading",
                        reading.name(),
                        reading.unit(),
                        reading.source());
    }
}
