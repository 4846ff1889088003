-- The index of bundles, version 5: samples, and when each token and each inference came.
-- Trials that were stored before have no row in trial_samples: nothing is known of their samples but what their bundles say.

-- That a trial's samples were looked for: why there are none, or why those behind a place are missing. When its runner started,
-- ns on the device's monotonic clock; NULL: its trace does not say.
CREATE TABLE trial_samples (
    trial  INTEGER NOT NULL PRIMARY KEY REFERENCES trials (trial) ON DELETE CASCADE,
    absent TEXT,
    damage TEXT,
    runner_started_ns INTEGER
) STRICT;

-- A sampled quantity as a probe declares it; many trials share it.
CREATE TABLE channels (
    channel        INTEGER NOT NULL PRIMARY KEY,
    name           TEXT NOT NULL,
    unit           TEXT NOT NULL,
    source         TEXT NOT NULL,
    sampling_group TEXT,
    rate_hz        REAL NOT NULL CHECK (rate_hz > 0)
) STRICT;
CREATE UNIQUE INDEX channels_once ON channels (name, unit, source, coalesce(sampling_group, ''), rate_hz);

-- A channel of a trial, in the order declared. taken: samples that are stored; lost: moments of its group that passed without a
-- reading; unread: readings that gave no number. NULL: the probe did not live to tell.
CREATE TABLE trial_channels (
    trial_channel INTEGER NOT NULL PRIMARY KEY,
    trial         INTEGER NOT NULL REFERENCES trials (trial) ON DELETE CASCADE,
    position      INTEGER NOT NULL CHECK (position >= 0),
    channel       INTEGER NOT NULL REFERENCES channels (channel),
    taken         INTEGER NOT NULL CHECK (taken >= 0),
    lost          INTEGER CHECK (lost >= 0),
    unread        INTEGER CHECK (unread >= 0),
    UNIQUE (trial, position)
) STRICT;

-- Up to 4096 samples of one channel of one trial. Times are ns on the device's monotonic clock; extremes and sum are of the
-- finite values, NULL where there is none. times_of: the chunk that the times are read together with. The blob comes last,
-- so that the rest of a row is read without it.
CREATE TABLE sample_chunks (
    chunk         INTEGER NOT NULL PRIMARY KEY,
    trial_channel INTEGER NOT NULL REFERENCES trial_channels (trial_channel) ON DELETE CASCADE,
    position      INTEGER NOT NULL CHECK (position >= 0),
    begin_ns      INTEGER NOT NULL,
    end_ns        INTEGER NOT NULL CHECK (end_ns >= begin_ns),
    "count"       INTEGER NOT NULL CHECK ("count" BETWEEN 1 AND 4096),
    finite        INTEGER NOT NULL CHECK (finite BETWEEN 0 AND "count"),
    min           REAL,
    min_at_ns     INTEGER,
    max           REAL,
    max_at_ns     INTEGER,
    sum           REAL,
    times_of      INTEGER REFERENCES sample_chunks (chunk) ON DELETE CASCADE,
    samples       BLOB NOT NULL,
    UNIQUE (trial_channel, position),
    CHECK ((finite = 0) = (min IS NULL) AND (finite = 0) = (min_at_ns IS NULL) AND (finite = 0) = (max IS NULL)
       AND (finite = 0) = (max_at_ns IS NULL) AND (finite = 0) = (sum IS NULL))
) STRICT;
CREATE INDEX sample_chunks_by_times ON sample_chunks (times_of) WHERE times_of IS NOT NULL;

-- When tokens came and inferences began and ended: chunks as above, each value the iteration, in order of iteration and index.
CREATE TABLE stamp_chunks (
    trial    INTEGER NOT NULL REFERENCES trials (trial) ON DELETE CASCADE,
    kind     TEXT NOT NULL CHECK (kind IN ('token', 'inference_begin', 'inference_end')),
    position INTEGER NOT NULL CHECK (position >= 0),
    "count"  INTEGER NOT NULL CHECK ("count" BETWEEN 1 AND 4096),
    stamps   BLOB NOT NULL,
    PRIMARY KEY (trial, kind, position)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 5;
