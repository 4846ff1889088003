-- The index of bundles, version 4: rows so small that a hundred thousand trials are compared at once.
-- What trials share is stored once and referred to by number; the views figures, conditions, provenance and trial_devices
-- have the names in place of the numbers. series_median is the program's own function, made for this migration.

DROP VIEW figures;

-- Methods, reasons and other words that stand in many rows.
CREATE TABLE texts (
    text    INTEGER NOT NULL PRIMARY KEY,
    content TEXT NOT NULL UNIQUE
) STRICT;

INSERT INTO texts (content)
SELECT method FROM metric_values WHERE method IS NOT NULL
UNION SELECT reason FROM metric_values WHERE reason IS NOT NULL
UNION SELECT text FROM conditions WHERE text IS NOT NULL
UNION SELECT absent FROM conditions WHERE absent IS NOT NULL
UNION SELECT failure_detail FROM trials WHERE failure_detail IS NOT NULL
UNION SELECT document ->> '$.run' FROM trials
UNION SELECT document ->> '$.cell' FROM trials;

-- Profiles of devices that trials were sampled by.
CREATE TABLE profiles (
    profile INTEGER NOT NULL PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE
) STRICT;

INSERT INTO profiles (name) SELECT DISTINCT profile FROM trial_devices WHERE profile IS NOT NULL;

-- What the trials of a session on a device share: what ran, what its sensors were, what was measured of the device itself.
CREATE TABLE setups (
    setup                 INTEGER NOT NULL PRIMARY KEY,
    document              TEXT NOT NULL UNIQUE, -- provenance, sensing, session, thresholds and tokenBytes of trial.json
    profile               INTEGER REFERENCES profiles (profile),
    simulated             TEXT,
    idle_power_w          REAL,
    idle_uncertainty_w    REAL,
    idle_seconds          REAL,
    idle_method           TEXT,
    idle_absent           TEXT,
    bandwidth_bytes_per_s REAL,
    bandwidth_method      TEXT,
    bandwidth_absent      TEXT,
    CHECK (idle_power_w IS NULL OR idle_absent IS NULL),
    CHECK (bandwidth_bytes_per_s IS NULL OR bandwidth_absent IS NULL)
) STRICT;

CREATE TABLE parted_documents (
    trial    INTEGER NOT NULL PRIMARY KEY,
    own      TEXT NOT NULL,
    setup    TEXT NOT NULL
) STRICT;
INSERT INTO parted_documents
SELECT trial,
       json_replace(json_remove(document, '$.run', '$.cell', '$.provenance', '$.sensing', '$.session', '$.thresholds',
                                '$.tokenBytes'),
                    '$.before.readings', json('[]'), '$.after.readings', json('[]')),
       json_remove(document, '$.schema', '$.run', '$.trial', '$.cell', '$.gate', '$.before', '$.after', '$.outcome')
FROM trials;

INSERT INTO setups (document, profile, simulated, idle_power_w, idle_uncertainty_w, idle_seconds, idle_method, idle_absent,
                    bandwidth_bytes_per_s, bandwidth_method, bandwidth_absent)
SELECT s.document, p.profile, d.simulated, d.idle_power_w, d.idle_uncertainty_w, d.idle_seconds, d.idle_method, d.idle_absent,
       d.bandwidth_bytes_per_s, d.bandwidth_method, d.bandwidth_absent
FROM (SELECT min(trial) AS trial, setup AS document FROM parted_documents GROUP BY setup) s
LEFT JOIN trial_devices d ON d.trial = s.trial
LEFT JOIN profiles p ON p.name = d.profile
ORDER BY s.trial;

CREATE TABLE setup_provenance (
    setup INTEGER NOT NULL REFERENCES setups (setup) ON DELETE CASCADE,
    name  TEXT NOT NULL,
    value TEXT,
    PRIMARY KEY (setup, name)
) STRICT, WITHOUT ROWID;

INSERT INTO setup_provenance
SELECT s.setup, p.name, p.value
FROM (SELECT min(trial) AS trial, setup AS document FROM parted_documents GROUP BY setup) f
JOIN setups s ON s.document = f.document
JOIN provenance p ON p.trial = f.trial;

CREATE TABLE new_runs (
    run           INTEGER NOT NULL PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    suite         TEXT NOT NULL,
    suite_sha256  TEXT NOT NULL REFERENCES suites (sha256),
    seed          INTEGER NOT NULL,
    started       TEXT NOT NULL,
    assay_version TEXT
) STRICT;
INSERT INTO new_runs (id, suite, suite_sha256, seed, started, assay_version)
SELECT id, suite, suite_sha256, seed, started, assay_version FROM runs ORDER BY started, id;

CREATE TABLE new_cells (
    cell          INTEGER NOT NULL PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    device        TEXT NOT NULL REFERENCES devices (id),
    runtime       INTEGER NOT NULL REFERENCES runtimes (runtime),
    model         INTEGER NOT NULL REFERENCES models (model),
    workload      TEXT NOT NULL,
    workload_json TEXT NOT NULL,
    threads       INTEGER NOT NULL CHECK (threads > 0),
    collectors    TEXT NOT NULL CHECK (collectors IN ('all', 'none'))
) STRICT;
INSERT INTO new_cells (id, device, runtime, model, workload, workload_json, threads, collectors)
SELECT id, device, runtime, model, workload, workload_json, threads, collectors FROM cells ORDER BY id;

CREATE TABLE new_trials (
    trial          INTEGER NOT NULL PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    bundle_sha256  TEXT NOT NULL UNIQUE CHECK (length(bundle_sha256) = 64),
    run            INTEGER NOT NULL REFERENCES new_runs (run),
    cell           INTEGER NOT NULL REFERENCES new_cells (cell),
    setup          INTEGER NOT NULL REFERENCES setups (setup),
    block          INTEGER NOT NULL,
    plan_order     INTEGER NOT NULL,
    attempt        INTEGER NOT NULL,
    started_ns     INTEGER, -- since 1970, UTC
    ended_ns       INTEGER,
    charger        INTEGER CHECK (charger IN (0, 1)), -- 1 connected, 0 not; NULL where no reading tells
    gate           TEXT,
    gate_waited_s  REAL,
    verdict        TEXT NOT NULL CHECK (verdict IN ('valid', 'suspect', 'failed')),
    failure        TEXT,
    failure_detail INTEGER REFERENCES texts (text),
    exit_code      INTEGER,
    signal         INTEGER,
    started        TEXT AS (strftime('%Y-%m-%dT%H:%M:%S', started_ns / 1000000000, 'unixepoch')
                            || printf('.%09dZ', started_ns % 1000000000)),
    ended          TEXT AS (strftime('%Y-%m-%dT%H:%M:%S', ended_ns / 1000000000, 'unixepoch')
                            || printf('.%09dZ', ended_ns % 1000000000)),
    CHECK ((verdict = 'failed') = (failure IS NOT NULL))
) STRICT;
INSERT INTO new_trials (trial, id, bundle_sha256, run, cell, setup, block, plan_order, attempt, started_ns, ended_ns, charger,
                        gate, gate_waited_s, verdict, failure, failure_detail, exit_code, signal)
SELECT t.trial, t.id, t.bundle_sha256, r.run, c.cell, s.setup, t.block, t.plan_order, t.attempt,
       unixepoch(substr(t.started, 1, 19)) * 1000000000 + CAST(substr(t.started, 21, 9) AS INTEGER),
       unixepoch(substr(t.ended, 1, 19)) * 1000000000 + CAST(substr(t.ended, 21, 9) AS INTEGER),
       (SELECT CASE WHEN max(name GLOB 'battery_status_*' AND lower(text) = 'charging'
                             OR name GLOB 'charger_online_*' AND text <> '0') THEN 1
                    WHEN max(name GLOB 'battery_status_*' AND lower(text) = 'discharging'
                             OR name GLOB 'charger_online_*' AND text = '0') THEN 0 END
        FROM conditions WHERE trial = t.trial),
       t.gate, t.gate_waited_s, t.verdict, t.failure, x.text, t.exit_code, t.signal
FROM trials t
JOIN new_runs r ON r.id = t.run
JOIN new_cells c ON c.id = t.cell
JOIN parted_documents p ON p.trial = t.trial
JOIN setups s ON s.document = p.setup
LEFT JOIN texts x ON x.content = t.failure_detail
ORDER BY t.trial;

-- trial.json less what stands elsewhere: setup, run, cell, and the readings of before and after.
CREATE TABLE trial_documents (
    trial         INTEGER NOT NULL PRIMARY KEY REFERENCES new_trials (trial) ON DELETE CASCADE,
    bundle        TEXT NOT NULL, -- folder
    document      TEXT NOT NULL,
    run_document  INTEGER NOT NULL REFERENCES texts (text),
    cell_document INTEGER NOT NULL REFERENCES texts (text)
) STRICT;
INSERT INTO trial_documents
SELECT t.trial, t.bundle, p.own, r.text, c.text
FROM trials t
JOIN parted_documents p ON p.trial = t.trial
JOIN texts r ON r.content = t.document ->> '$.run'
JOIN texts c ON c.content = t.document ->> '$.cell'
ORDER BY t.trial;

CREATE TABLE metrics (
    metric INTEGER NOT NULL PRIMARY KEY,
    key    TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO metrics (key) SELECT DISTINCT metric FROM metric_values ORDER BY metric;

-- By metric first: a comparison reads one metric of many trials, row after row.
CREATE TABLE new_metric_values (
    metric      INTEGER NOT NULL REFERENCES metrics (metric),
    trial       INTEGER NOT NULL REFERENCES new_trials (trial),
    value       REAL,                             -- of a scalar
    median      REAL,                             -- of a distribution, whose numbers are in trial_series
    uncertainty REAL,                             -- half width of the 95 % interval; NULL where the method states none
    method      INTEGER REFERENCES texts (text),
    reason      INTEGER REFERENCES texts (text),  -- why it is absent
    kind        TEXT AS (CASE WHEN value IS NOT NULL THEN 'scalar' WHEN median IS NOT NULL THEN 'distribution'
                         ELSE 'absent' END),
    PRIMARY KEY (metric, trial),
    CHECK ((value IS NOT NULL) + (median IS NOT NULL) + (reason IS NOT NULL) = 1),
    CHECK (uncertainty IS NULL OR (value IS NOT NULL AND uncertainty >= 0))
) STRICT, WITHOUT ROWID;
INSERT INTO new_metric_values (metric, trial, value, median, uncertainty, method, reason)
SELECT k.metric, v.trial, v.value, series_median(s."values"), v.uncertainty, m.text, r.text
FROM metric_values v
JOIN metrics k ON k.key = v.metric
LEFT JOIN trial_series s ON s.trial = v.trial AND s.metric = v.metric
LEFT JOIN texts m ON m.content = v.method
LEFT JOIN texts r ON r.content = v.reason
ORDER BY k.metric, v.trial;

CREATE TABLE new_trial_series (
    trial    INTEGER NOT NULL,
    metric   INTEGER NOT NULL,
    "values" BLOB NOT NULL CHECK (length("values") > 0 AND length("values") % 8 = 0),
    PRIMARY KEY (trial, metric),
    FOREIGN KEY (metric, trial) REFERENCES new_metric_values (metric, trial) ON DELETE CASCADE
) STRICT;
INSERT INTO new_trial_series
SELECT s.trial, k.metric, s."values" FROM trial_series s JOIN metrics k ON k.key = s.metric ORDER BY s.trial;

-- What can be read of a device before and after a trial, and where.
CREATE TABLE readings (
    reading INTEGER NOT NULL PRIMARY KEY,
    name    TEXT NOT NULL,
    unit    TEXT,
    source  TEXT
) STRICT;
CREATE UNIQUE INDEX readings_once ON readings (name, coalesce(unit, x'00'), coalesce(source, x'00'));
INSERT INTO readings (name, unit, source) SELECT DISTINCT name, unit, source FROM conditions ORDER BY name;

CREATE TABLE trial_conditions (
    trial    INTEGER NOT NULL REFERENCES new_trials (trial) ON DELETE CASCADE,
    after    INTEGER NOT NULL CHECK (after IN (0, 1)), -- 0: before the trial
    position INTEGER NOT NULL,
    reading  INTEGER NOT NULL REFERENCES readings (reading),
    value    REAL,
    text     INTEGER REFERENCES texts (text),
    absent   INTEGER REFERENCES texts (text),
    PRIMARY KEY (trial, after, position)
) STRICT, WITHOUT ROWID;
INSERT INTO trial_conditions
SELECT c.trial, c.moment = 'after', c.position, r.reading, c.value, x.text, a.text
FROM conditions c
JOIN readings r ON r.name = c.name AND r.unit IS c.unit AND r.source IS c.source
LEFT JOIN texts x ON x.content = c.text
LEFT JOIN texts a ON a.content = c.absent
ORDER BY 1, 2, 3;

DROP TABLE parted_documents;
DROP TABLE trial_series;
DROP TABLE metric_values;
DROP TABLE conditions;
DROP TABLE provenance;
DROP TABLE trial_devices;
DROP TABLE trials;
DROP TABLE cells;
DROP TABLE runs;
ALTER TABLE new_runs RENAME TO runs;
ALTER TABLE new_cells RENAME TO cells;
ALTER TABLE new_trials RENAME TO trials;
ALTER TABLE new_metric_values RENAME TO metric_values;
ALTER TABLE new_trial_series RENAME TO trial_series;

-- All that a comparison asks of a trial, in the order of the plan: later attempts follow earlier ones.
CREATE INDEX trials_to_compare ON trials (run, plan_order, attempt, verdict, cell, block, started_ns, setup, charger);
CREATE INDEX trials_of_cell ON trials (cell, run);
CREATE INDEX cells_by_device ON cells (device);
CREATE INDEX cells_by_runtime ON cells (runtime);
CREATE INDEX cells_by_model ON cells (model);
CREATE INDEX models_by_quantization ON models (quantization);
CREATE INDEX runs_by_start ON runs (started);

-- For people with a SQLite shell: one row a trial and metric, with the names in place of the keys.
CREATE VIEW figures AS
SELECT r.id AS run, r.suite, t.id AS trial, t.block, t.attempt, t.verdict, t.failure,
       c.device, u.simulated, rt.name AS runtime, rt.version AS runtime_version, rt.runner,
       m.name AS model, m.quantization, m.weights, c.workload, c.threads, c.collectors,
       k.key AS metric, v.kind, v.value, v.uncertainty, length(s."values") / 8 AS "count",
       mt.content AS method, rs.content AS reason
FROM trials t
JOIN runs r ON r.run = t.run
JOIN cells c ON c.cell = t.cell
JOIN runtimes rt ON rt.runtime = c.runtime
JOIN models m ON m.model = c.model
JOIN setups u ON u.setup = t.setup
CROSS JOIN metrics k -- which tells SQLite to go from trials to their values
CROSS JOIN metric_values v ON v.metric = k.metric AND v.trial = t.trial
LEFT JOIN trial_series s ON s.trial = v.trial AND s.metric = v.metric
LEFT JOIN texts mt ON mt.text = v.method
LEFT JOIN texts rs ON rs.text = v.reason;

CREATE VIEW conditions AS
SELECT c.trial, CASE c.after WHEN 1 THEN 'after' ELSE 'before' END AS moment, c.position,
       CASE c.after WHEN 1 THEN d.document ->> '$.after.at' ELSE d.document ->> '$.before.at' END AS at,
       r.name, r.unit, c.value, x.content AS text, a.content AS absent, r.source
FROM trial_conditions c
JOIN trial_documents d ON d.trial = c.trial
JOIN readings r ON r.reading = c.reading
LEFT JOIN texts x ON x.text = c.text
LEFT JOIN texts a ON a.text = c.absent;

CREATE VIEW provenance AS
SELECT t.trial, p.name, p.value FROM trials t JOIN setup_provenance p ON p.setup = t.setup;

CREATE VIEW trial_devices AS
SELECT t.trial, p.name AS profile, u.simulated, u.idle_power_w, u.idle_uncertainty_w, u.idle_seconds, u.idle_method,
       u.idle_absent, u.bandwidth_bytes_per_s, u.bandwidth_method, u.bandwidth_absent
FROM trials t
JOIN setups u ON u.setup = t.setup
LEFT JOIN profiles p ON p.profile = u.profile;

PRAGMA user_version = 4;
