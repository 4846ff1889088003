-- The index of bundles, version 3: bare runs, and what is known of the device while a trial ran on it.

ALTER TABLE cells ADD COLUMN collectors TEXT NOT NULL DEFAULT 'all' CHECK (collectors IN ('all', 'none'));

-- What was measured of the device itself in the session of a trial, and what its sensors were.
CREATE TABLE trial_devices (
    trial                   INTEGER NOT NULL PRIMARY KEY REFERENCES trials (trial) ON DELETE CASCADE,
    profile                 TEXT,
    simulated               TEXT,
    idle_power_w            REAL,
    idle_uncertainty_w      REAL,
    idle_seconds            REAL,
    idle_method             TEXT,
    idle_absent             TEXT,
    bandwidth_bytes_per_s   REAL,
    bandwidth_method        TEXT,
    bandwidth_absent        TEXT,
    CHECK (idle_power_w IS NULL OR idle_absent IS NULL),
    CHECK (bandwidth_bytes_per_s IS NULL OR bandwidth_absent IS NULL)
) STRICT;

DROP VIEW figures;
CREATE VIEW figures AS
SELECT t.run, r.suite, t.id AS trial, t.block, t.attempt, t.verdict, t.failure,
       c.device, d.simulated, rt.name AS runtime, rt.version AS runtime_version, rt.runner,
       m.name AS model, m.quantization, m.weights, c.workload, c.threads, c.collectors,
       v.metric, v.kind, v.value, v.uncertainty, length(s."values") / 8 AS "count", v.method, v.reason
FROM trials t
JOIN runs r ON r.id = t.run
JOIN cells c ON c.id = t.cell
JOIN runtimes rt ON rt.runtime = c.runtime
JOIN models m ON m.model = c.model
JOIN metric_values v ON v.trial = t.trial
LEFT JOIN trial_devices d ON d.trial = t.trial
LEFT JOIN trial_series s ON s.trial = v.trial AND s.metric = v.metric;

PRAGMA user_version = 3;
