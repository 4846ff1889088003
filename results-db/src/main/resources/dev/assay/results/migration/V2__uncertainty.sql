-- The index of bundles, version 2: a scalar may state its uncertainty.

-- Half width of the 95 % interval in the metric's unit; NULL where the method does not state one.
ALTER TABLE metric_values ADD COLUMN uncertainty REAL CHECK (uncertainty IS NULL OR (kind = 'scalar' AND uncertainty >= 0));

DROP VIEW figures;
CREATE VIEW figures AS
SELECT t.run, r.suite, t.id AS trial, t.block, t.attempt, t.verdict, t.failure,
       c.device, rt.name AS runtime, rt.version AS runtime_version, rt.runner,
       m.name AS model, m.quantization, m.weights, c.workload, c.threads,
       v.metric, v.kind, v.value, v.uncertainty, length(s."values") / 8 AS "count", v.method, v.reason
FROM trials t
JOIN runs r ON r.id = t.run
JOIN cells c ON c.id = t.cell
JOIN runtimes rt ON rt.runtime = c.runtime
JOIN models m ON m.model = c.model
JOIN metric_values v ON v.trial = t.trial
LEFT JOIN trial_series s ON s.trial = v.trial AND s.metric = v.metric;

PRAGMA user_version = 2;
