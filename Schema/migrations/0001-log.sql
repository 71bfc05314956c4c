-- The log and the projections that are kept beside it. The log is what was recorded and never changes;
-- everything below "Projections" can be rebuilt from it.

CREATE TABLE ledger (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Texts that recur in the log: types, recorders, and the ledgers where events were first recorded.
CREATE TABLE term (
    number INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE log (
    position INTEGER PRIMARY KEY,
    id ANY NOT NULL UNIQUE CHECK (typeof(id) = 'text' OR typeof(id) = 'blob' AND length(id) = 16),
                                        -- a UUID by its 16 bytes, another id as text
    type INTEGER NOT NULL,
    version INTEGER NOT NULL,
    occurred TEXT NOT NULL,
    recorded INTEGER NOT NULL,          -- microseconds since 1970-01-01T00:00:00Z
    recorded_by INTEGER NOT NULL,
    origin INTEGER NOT NULL,
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
CREATE TRIGGER term_is_never_changed BEFORE UPDATE ON term
BEGIN SELECT raise(ABORT, 'a text of the log is never changed'); END;
CREATE TRIGGER term_is_never_deleted BEFORE DELETE ON term
BEGIN SELECT raise(ABORT, 'a text of the log is never deleted'); END;

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
CREATE INDEX subject_by_jurisdiction ON subject (jurisdiction, kind) WHERE jurisdiction IS NOT NULL;

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

-- When each original happened, as believed. The last three columns hold only what the log does not.
CREATE TABLE occurrence (
    last_day INTEGER NOT NULL,
    step_order INTEGER NOT NULL,        -- the order of steps within a day
    position INTEGER NOT NULL,
    known_from INTEGER NOT NULL,
    known_to INTEGER NOT NULL,
    first_day INTEGER NOT NULL,
    is_progress INTEGER NOT NULL,       -- 1 for what is listed between the points of a comparison
    instrument INTEGER,                 -- the subject whose step it is, where it is one
    occurred TEXT,                      -- the date that holds instead of the recorded one, where it was corrected
    payload TEXT,                       -- the payload that holds instead of the recorded one
    PRIMARY KEY (last_day, step_order, position, known_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX occurrence_vague ON occurrence (last_day, position, first_day, known_from, known_to)
    WHERE first_day < last_day AND last_day - first_day <= 366;
CREATE INDEX occurrence_long ON occurrence (last_day, position, first_day, known_from, known_to)
    WHERE last_day - first_day > 366;
CREATE INDEX occurrence_progress ON occurrence (position, last_day, step_order, known_from, known_to)
    WHERE is_progress = 1;

-- Whether a cell has a finding or an assessment, as believed.
CREATE TABLE cell_read (
    cell INTEGER NOT NULL,
    known_from INTEGER NOT NULL,
    known_to INTEGER NOT NULL,
    PRIMARY KEY (cell, known_from)
) STRICT, WITHOUT ROWID;

-- The levels that cells show.
CREATE TABLE level (
    number INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,              -- 0 not assessed, 1 no data, 2 undecided, 3 levels
    bits INTEGER NOT NULL,              -- bit n: level n of the scale is possible
    scale TEXT NOT NULL,                -- the names of its levels, low to high, each but the last with | after it
    words TEXT NOT NULL,
    UNIQUE (kind, bits, scale)
) STRICT;

-- The course of each cell on the world's axis, as it is believed now: spans that end, one look-up a cell and day.
CREATE TABLE cell_span (
    place INTEGER PRIMARY KEY,          -- the cell and the first day: cell * 2^36 + day + 2^35
    to_day INTEGER NOT NULL,            -- the day after the last
    known_from INTEGER NOT NULL,
    level INTEGER NOT NULL,
    basis INTEGER,                      -- 0 assessed, 1 law
    flags INTEGER NOT NULL,             -- one bit each, as the view tells; 128: law has replaced an assessment
    by_revision INTEGER NOT NULL,       -- 1 where the level came about by a revision of the criteria alone
    since ANY,                          -- the date of the deciding cause: a day as its number, else EDTF
    position INTEGER,                   -- the event of the deciding cause
    changed_by INTEGER,                 -- the event that began the span
    reasons BLOB                        -- causes, support and pipeline; null where the position is the only cause
) STRICT;

-- The last span of each cell, which has no end: the present of the whole matrix lies together.
CREATE TABLE cell_now (
    cell INTEGER PRIMARY KEY,
    from_day INTEGER NOT NULL,
    to_day INTEGER NOT NULL,            -- the open end
    known_from INTEGER NOT NULL,
    level INTEGER NOT NULL,
    basis INTEGER,
    flags INTEGER NOT NULL,
    by_revision INTEGER NOT NULL,
    since ANY,
    position INTEGER,
    changed_by INTEGER,
    reasons BLOB
) STRICT;

-- What was believed of the course before. Of the spans that hold a day, the first to end after a position was
-- believed at it; and what ended as another began was believed before it.
CREATE TABLE cell_span_past (
    cell INTEGER NOT NULL,
    known_to INTEGER NOT NULL,
    from_day INTEGER NOT NULL,
    to_day INTEGER NOT NULL,
    known_from INTEGER NOT NULL,
    level INTEGER NOT NULL,
    basis INTEGER,
    flags INTEGER NOT NULL,
    by_revision INTEGER NOT NULL,
    since ANY,
    position INTEGER,
    changed_by INTEGER,
    reasons BLOB,
    PRIMARY KEY (cell, known_to, from_day)
) STRICT, WITHOUT ROWID;

-- Where the event at a position has begun a span, now or in what was believed before.
CREATE TABLE caused (
    position INTEGER NOT NULL,
    cell INTEGER NOT NULL,
    from_day INTEGER NOT NULL,
    PRIMARY KEY (position, cell, from_day)
) STRICT, WITHOUT ROWID;

-- For people with the sqlite3 shell or Datasette: the present state of knowledge.
CREATE VIEW event AS
SELECT log.position,
    CASE typeof(log.id) WHEN 'text' THEN log.id ELSE lower(substr(hex(log.id), 1, 8) || '-' || substr(hex(log.id), 9, 4)
        || '-' || substr(hex(log.id), 13, 4) || '-' || substr(hex(log.id), 17, 4) || '-' || substr(hex(log.id), 21)) END
        AS id,
    type.text AS type, log.occurred,
    strftime('%Y-%m-%dT%H:%M:%SZ', log.recorded / 1000000, 'unixepoch') AS recorded, recorder.text AS recorded_by,
    origin.text AS origin, log.sources, log.note, log.payload
FROM log JOIN term AS type ON type.number = log.type JOIN term AS recorder ON recorder.number = log.recorded_by
JOIN term AS origin ON origin.number = log.origin;

CREATE VIEW matrix AS
SELECT substr(subject.indicator, 1, instr(subject.indicator, '/') - 1) AS checklist, subject.jurisdiction,
    substr(subject.indicator, instr(subject.indicator, '/') + 1) AS indicator, level.words AS level,
    CASE span.basis WHEN 0 THEN 'assessed' WHEN 1 THEN 'law' END AS basis,
    rtrim(iif(span.flags & 1, 'stale|', '') || iif(span.flags & 2, 'basis repealed|', '')
        || iif(span.flags & 4, 'disagrees|', '') || iif(span.flags & 8, 'undecided|', '')
        || iif(span.flags & 16, 'criteria changed|', '') || iif(span.flags & 32, 'possible|', '')
        || iif(span.flags & 64, 'disputed|', ''), '|') AS flags,
    CASE typeof(span.since) WHEN 'integer' THEN date(span.since * 86400, 'unixepoch') ELSE span.since END AS since,
    span.position
FROM (
    SELECT cell, level, basis, flags, since, position FROM cell_now WHERE from_day <= unixepoch('now') / 86400
    UNION ALL
    SELECT last.cell, span.level, span.basis, span.flags, span.since, span.position
    FROM cell_now AS last JOIN cell_span AS span ON span.place = (SELECT max(place) FROM cell_span
        WHERE place >= last.cell << 36 AND place <= (last.cell << 36) + unixepoch('now') / 86400 + (1 << 35))
    WHERE last.from_day > unixepoch('now') / 86400
) AS span
JOIN subject ON subject.number = span.cell
JOIN level ON level.number = span.level;

CREATE VIEW timeline AS
SELECT coalesce(occurrence.occurred, event.occurred) AS occurred, occurrence.position, event.type, event.id,
    (SELECT group_concat(subject.kind || ' ' || subject.key, '; ')
        FROM filed JOIN subject ON subject.number = filed.subject
        WHERE filed.position = event.position) AS subjects,
    coalesce(occurrence.payload, event.payload) AS payload
FROM occurrence JOIN event ON event.position = occurrence.position
WHERE occurrence.known_to = 2147483647
ORDER BY occurrence.last_day, occurrence.step_order, occurrence.position;

CREATE VIEW instrument AS
SELECT subject.key AS instrument, subject.jurisdiction, event.type AS step,
    coalesce(occurrence.occurred, event.occurred) AS occurred, event.position, event.id
FROM occurrence JOIN event ON event.position = occurrence.position
JOIN subject ON subject.number = occurrence.instrument
WHERE occurrence.known_to = 2147483647
ORDER BY subject.key, occurrence.last_day, occurrence.step_order, event.position;
