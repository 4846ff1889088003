-- The index of bundles, version 1. docs/formats/database.md explains every table; figures are exact, nothing is rounded.
-- Absent is NULL or kind 'absent' with a reason, never 0. Times are UTC, ISO 8601 with nine digits, so that text sorts.

CREATE TABLE suites (
    sha256 TEXT NOT NULL PRIMARY KEY,
    text   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
    id            TEXT NOT NULL PRIMARY KEY,
    suite         TEXT NOT NULL,
    suite_sha256  TEXT NOT NULL REFERENCES suites (sha256),
    seed          INTEGER NOT NULL,
    started       TEXT NOT NULL,
    assay_version TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE devices (
    id       TEXT NOT NULL PRIMARY KEY,
    platform TEXT NOT NULL,
    abi      TEXT NOT NULL,
    model    TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE runtimes (
    runtime INTEGER NOT NULL PRIMARY KEY,
    name    TEXT NOT NULL,
    version TEXT,
    runner  TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX runtimes_once ON runtimes (name, coalesce(version, ''), runner);

CREATE TABLE models (
    model        INTEGER NOT NULL PRIMARY KEY,
    name         TEXT NOT NULL,
    quantization TEXT NOT NULL,
    format       TEXT NOT NULL,
    weights      TEXT NOT NULL CHECK (weights IN ('real', 'synthetic')),
    licence      TEXT,
    sha256       TEXT,
    bytes        INTEGER
) STRICT;
CREATE UNIQUE INDEX models_once ON models (name, quantization, format, weights, coalesce(licence, ''), coalesce(sha256, ''));

CREATE TABLE cells (
    id       TEXT NOT NULL PRIMARY KEY,
    device   TEXT NOT NULL REFERENCES devices (id),
    runtime  INTEGER NOT NULL REFERENCES runtimes (runtime),
    model    INTEGER NOT NULL REFERENCES models (model),
    workload TEXT NOT NULL,
    workload_json TEXT NOT NULL,
    threads  INTEGER NOT NULL CHECK (threads > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE trials (
    trial          INTEGER NOT NULL PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    bundle_sha256  TEXT NOT NULL UNIQUE CHECK (length(bundle_sha256) = 64),
    bundle         TEXT NOT NULL,
    run            TEXT NOT NULL REFERENCES runs (id),
    cell           TEXT NOT NULL REFERENCES cells (id),
    block          INTEGER NOT NULL,
    plan_order     INTEGER NOT NULL,
    attempt        INTEGER NOT NULL,
    started        TEXT,
    ended          TEXT,
    gate           TEXT,
    gate_waited_s  REAL,
    verdict        TEXT NOT NULL CHECK (verdict IN ('valid', 'suspect', 'failed')),
    failure        TEXT,
    failure_detail TEXT,
    exit_code      INTEGER,
    signal         INTEGER,
    document       TEXT NOT NULL,
    CHECK ((verdict = 'failed') = (failure IS NOT NULL))
) STRICT;
CREATE INDEX trials_of_run ON trials (run, plan_order);
CREATE INDEX trials_of_cell ON trials (cell);

CREATE TABLE verdict_reasons (
    trial       INTEGER NOT NULL REFERENCES trials (trial) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    code        TEXT NOT NULL,
    value       REAL NOT NULL,
    limit_value REAL NOT NULL,
    unit        TEXT,
    detail      TEXT,
    PRIMARY KEY (trial, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE metric_values (
    trial  INTEGER NOT NULL REFERENCES trials (trial) ON DELETE CASCADE,
    metric TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('scalar', 'distribution', 'absent')),
    value  REAL,
    method TEXT,
    reason TEXT,
    PRIMARY KEY (trial, metric),
    CHECK ((kind = 'scalar') = (value IS NOT NULL)),
    CHECK ((kind = 'absent') = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- The numbers of a distribution in the order measured: 64-bit IEEE 754, little-endian.
CREATE TABLE trial_series (
    trial  INTEGER NOT NULL,
    metric TEXT NOT NULL,
    "values" BLOB NOT NULL CHECK (length("values") > 0 AND length("values") % 8 = 0),
    PRIMARY KEY (trial, metric),
    FOREIGN KEY (trial, metric) REFERENCES metric_values (trial, metric) ON DELETE CASCADE
) STRICT;

-- On the device's monotonic clock.
CREATE TABLE phases (
    trial     INTEGER NOT NULL REFERENCES trials (trial) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    name      TEXT NOT NULL,
    iteration INTEGER,
    begin_ns  INTEGER NOT NULL,
    end_ns    INTEGER NOT NULL CHECK (end_ns >= begin_ns),
    PRIMARY KEY (trial, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE conditions (
    trial    INTEGER NOT NULL REFERENCES trials (trial) ON DELETE CASCADE,
    moment   TEXT NOT NULL CHECK (moment IN ('before', 'after')),
    position INTEGER NOT NULL,
    at       TEXT,
    name     TEXT NOT NULL,
    unit     TEXT,
    value    REAL,
    text     TEXT,
    absent   TEXT,
    source   TEXT,
    PRIMARY KEY (trial, moment, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE provenance (
    trial INTEGER NOT NULL REFERENCES trials (trial) ON DELETE CASCADE,
    name  TEXT NOT NULL,
    value TEXT,
    PRIMARY KEY (trial, name)
) STRICT, WITHOUT ROWID;

-- For people with a SQLite shell: one row a trial and metric, with the names in place of the keys.
CREATE VIEW figures AS
SELECT t.run, r.suite, t.id AS trial, t.block, t.attempt, t.verdict, t.failure,
       c.device, rt.name AS runtime, rt.version AS runtime_version, rt.runner,
       m.name AS model, m.quantization, m.weights, c.workload, c.threads,
       v.metric, v.kind, v.value, length(s."values") / 8 AS "count", v.method, v.reason
FROM trials t
JOIN runs r ON r.id = t.run
JOIN cells c ON c.id = t.cell
JOIN runtimes rt ON rt.runtime = c.runtime
JOIN models m ON m.model = c.model
JOIN metric_values v ON v.trial = t.trial
LEFT JOIN trial_series s ON s.trial = v.trial AND s.metric = v.metric;

PRAGMA application_id = 1095979841; -- 'ASSA'
PRAGMA user_version = 1;
