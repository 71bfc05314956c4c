-- The log and the projections that are kept beside it. The log is what was recorded and never changes;
-- everything below "Projections" can be rebuilt from it.

CREATE TABLE ledger (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Where events were first recorded.
CREATE TABLE origin (
    number INTEGER PRIMARY KEY,
    uri TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE log (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    occurred TEXT NOT NULL,
    recorded INTEGER NOT NULL,          -- microseconds since 1970-01-01T00:00:00Z
    recorded_by TEXT NOT NULL,
    origin INTEGER NOT NULL REFERENCES origin (number),
    sources TEXT NOT NULL,              -- RFC 8785
    note TEXT,
    payload TEXT NOT NULL,              -- RFC 8785
    salt BLOB NOT NULL CHECK (length(salt) = 16)
) STRICT;

CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log
BEGIN SELECT raise(ABORT, 'an event is never changed; record a correction'); END;
CREATE TRIGGER log_is_never_deleted BEFORE DELETE ON log
BEGIN SELECT raise(ABORT, 'an event is never deleted; record a retraction'); END;
CREATE TRIGGER log_has_no_gaps BEFORE INSERT ON log
WHEN new.position <> (SELECT coalesce(max(position), 0) + 1 FROM log)
BEGIN SELECT raise(ABORT, 'positions have no gaps'); END;
CREATE TRIGGER log_time_never_goes_back BEFORE INSERT ON log
WHEN new.recorded < (SELECT recorded FROM log WHERE position = new.position - 1)
BEGIN SELECT raise(ABORT, 'recorded times never go back'); END;
CREATE TRIGGER origin_is_never_changed BEFORE UPDATE ON origin
BEGIN SELECT raise(ABORT, 'an origin is never changed'); END;
CREATE TRIGGER origin_is_never_deleted BEFORE DELETE ON origin
BEGIN SELECT raise(ABORT, 'an origin is never deleted'); END;

-- Projections. known_from and known_to are positions: a row is believed from one on and before the other;
-- 2147483647 stands for "still". Days count from 1970-01-01.

-- What events are filed under; jurisdiction and indicator let a filter find its subjects.
CREATE TABLE subject (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    jurisdiction TEXT,
    indicator TEXT,
    first_position INTEGER NOT NULL,
    UNIQUE (kind, key)
) STRICT;

CREATE TABLE filed (
    subject INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (subject, position)
) STRICT, WITHOUT ROWID;

-- The corrections and retractions of an original event, in the end.
CREATE TABLE amendment (
    original INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (original, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX amendment_by_position ON amendment (position);

-- When each original happened, as believed.
CREATE TABLE occurrence (
    last_day INTEGER NOT NULL,
    step_order INTEGER NOT NULL,        -- the order of steps within a day
    position INTEGER NOT NULL,
    known_from INTEGER NOT NULL,
    known_to INTEGER NOT NULL,
    first_day INTEGER NOT NULL,
    occurred TEXT NOT NULL,
    is_progress INTEGER NOT NULL,       -- 1 for what is listed between the points of a comparison
    payload TEXT,                       -- what holds instead of the recorded one, where it was corrected
    instrument TEXT,                    -- whose step it is, where it is one
    PRIMARY KEY (last_day, step_order, position, known_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX occurrence_by_position ON occurrence (position);
CREATE INDEX occurrence_vague ON occurrence (last_day, position) WHERE first_day < last_day;

-- Whether a cell has a finding or an assessment, as believed.
CREATE TABLE cell_read (
    cell INTEGER NOT NULL,
    known_from INTEGER NOT NULL,
    known_to INTEGER NOT NULL,
    PRIMARY KEY (cell, known_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE scale (
    number INTEGER PRIMARY KEY,
    names TEXT NOT NULL UNIQUE
) STRICT;

-- The course of each cell on the world's axis, as believed.
CREATE TABLE cell_span (
    cell INTEGER NOT NULL,
    from_day INTEGER NOT NULL,
    known_from INTEGER NOT NULL,
    to_day INTEGER NOT NULL,
    known_to INTEGER NOT NULL,
    kind INTEGER NOT NULL,              -- 0 not assessed, 1 no data, 2 undecided, 3 levels
    levels INTEGER NOT NULL,            -- bit n: level n of the scale is possible
    scale INTEGER NOT NULL,
    level TEXT NOT NULL,
    basis TEXT,
    flags INTEGER NOT NULL,
    since TEXT,
    position INTEGER,
    causes TEXT NOT NULL,
    support TEXT NOT NULL,
    pipeline TEXT NOT NULL,
    by_revision INTEGER NOT NULL,
    changed_by INTEGER,
    PRIMARY KEY (cell, from_day, known_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX cell_span_now ON cell_span (cell, from_day) WHERE known_to = 2147483647;
CREATE INDEX cell_span_by_event ON cell_span (changed_by) WHERE changed_by IS NOT NULL;

-- For people with the sqlite3 shell or Datasette: the present state of knowledge.
CREATE VIEW event AS
SELECT position, id, type, occurred,
    strftime('%Y-%m-%dT%H:%M:%SZ', recorded / 1000000, 'unixepoch') AS recorded, recorded_by,
    (SELECT uri FROM origin WHERE number = log.origin) AS origin, sources, note, payload
FROM log;

CREATE VIEW matrix AS
SELECT substr(subject.indicator, 1, instr(subject.indicator, '/') - 1) AS checklist, subject.jurisdiction,
    substr(subject.indicator, instr(subject.indicator, '/') + 1) AS indicator, span.level, span.basis,
    rtrim(iif(span.flags & 1, 'stale|', '') || iif(span.flags & 2, 'basis repealed|', '')
        || iif(span.flags & 4, 'disagrees|', '') || iif(span.flags & 8, 'undecided|', '')
        || iif(span.flags & 16, 'criteria changed|', '') || iif(span.flags & 32, 'possible|', '')
        || iif(span.flags & 64, 'disputed|', ''), '|') AS flags,
    span.since, span.position
FROM cell_span AS span JOIN subject ON subject.number = span.cell
WHERE span.known_to = 2147483647
    AND span.from_day <= unixepoch('now') / 86400 AND span.to_day > unixepoch('now') / 86400;

CREATE VIEW timeline AS
SELECT occurrence.occurred, occurrence.position, log.type, log.id,
    (SELECT group_concat(subject.kind || ' ' || subject.key, '; ')
        FROM filed JOIN subject ON subject.number = filed.subject
        WHERE filed.position = log.position) AS subjects,
    coalesce(occurrence.payload, log.payload) AS payload
FROM occurrence JOIN log ON log.position = occurrence.position
WHERE occurrence.known_to = 2147483647
ORDER BY occurrence.last_day, occurrence.step_order, occurrence.position;

CREATE VIEW instrument AS
SELECT subject.key AS instrument, subject.jurisdiction, log.type AS step, occurrence.occurred, log.position, log.id
FROM occurrence JOIN log ON log.position = occurrence.position
JOIN subject ON subject.kind = 'instrument' AND subject.key = occurrence.instrument
WHERE occurrence.known_to = 2147483647
ORDER BY subject.key, occurrence.last_day, occurrence.step_order, log.position;
