-- The log proves itself: the leaf of each event in the Merkle tree over the log, the roots of complete tiles of 256
-- leaves, and the right edge of the tree. Whoever migrates then fills the new log from the one before, and drops it.

DROP VIEW IF EXISTS event;
DROP VIEW IF EXISTS timeline;
DROP VIEW IF EXISTS instrument;
DROP TRIGGER IF EXISTS log_is_never_changed;
DROP TRIGGER IF EXISTS log_is_never_deleted;
DROP TRIGGER IF EXISTS log_has_no_gaps;
DROP TRIGGER IF EXISTS log_time_never_goes_back;
DROP TRIGGER IF EXISTS term_is_never_changed;
DROP TRIGGER IF EXISTS term_is_never_deleted;
ALTER TABLE log RENAME TO log_before;

CREATE TABLE log (
    position INTEGER PRIMARY KEY,
    id ANY NOT NULL UNIQUE CHECK (typeof(id) = 'text' OR typeof(id) = 'blob' AND length(id) = 16),
                                        -- a UUID by its 16 bytes, another id as text
    type INTEGER NOT NULL,
    version INTEGER NOT NULL,
    occurred TEXT NOT NULL,
    recorded INTEGER NOT NULL,          -- microseconds since 1970-01-01T00:00:00Z
    recorded_by INTEGER,                -- this, sources, note and payload can be erased, and are null then
    origin INTEGER NOT NULL,
    sources TEXT,                       -- RFC 8785
    note TEXT,
    payload TEXT,                       -- RFC 8785
    salt BLOB NOT NULL CHECK (length(salt) >= 16),
                                        -- 16 random bytes; of an event with erased parts what its leaf needs instead
    leaf BLOB NOT NULL CHECK (length(leaf) = 32),
                                        -- RFC 9162: SHA-256 of a zero byte and the event's canonical envelope
    CHECK (length(salt) > 16 OR recorded_by IS NOT NULL AND sources IS NOT NULL AND payload IS NOT NULL)
) STRICT;

CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log
WHEN NOT (new.position = old.position AND new.id = old.id AND new.type = old.type AND new.version = old.version
    AND new.occurred = old.occurred AND new.recorded = old.recorded AND new.origin = old.origin
    AND new.leaf = old.leaf AND length(new.salt) > 16
    AND (new.recorded_by IS NULL OR new.recorded_by IS old.recorded_by)
    AND (new.sources IS NULL OR new.sources IS old.sources) AND (new.note IS NULL OR new.note IS old.note)
    AND (new.payload IS NULL OR new.payload IS old.payload))
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
WHEN EXISTS (SELECT 1 FROM log WHERE type = old.number OR recorded_by = old.number OR origin = old.number)
BEGIN SELECT raise(ABORT, 'a text of the log is never deleted'); END;

-- The roots of the complete subtrees of 256 leaves: tile n holds the leaves of the positions 256 n + 1 to 256 n + 256.
CREATE TABLE tile (
    number INTEGER PRIMARY KEY,
    root BLOB NOT NULL CHECK (length(root) = 32)
) STRICT;

-- The right edge of the tree: how many leaves, the roots of the largest complete subtrees, and the root of all.
CREATE TABLE tree (
    number INTEGER PRIMARY KEY CHECK (number = 1),
    frontier BLOB NOT NULL
) STRICT;

CREATE VIEW event AS
SELECT log.position,
    CASE typeof(log.id) WHEN 'text' THEN log.id ELSE lower(substr(hex(log.id), 1, 8) || '-' || substr(hex(log.id), 9, 4)
        || '-' || substr(hex(log.id), 13, 4) || '-' || substr(hex(log.id), 17, 4) || '-' || substr(hex(log.id), 21)) END
        AS id,
    type.text AS type, log.occurred,
    strftime('%Y-%m-%dT%H:%M:%SZ', log.recorded / 1000000, 'unixepoch') AS recorded, recorder.text AS recorded_by,
    origin.text AS origin, log.sources, log.note, log.payload
FROM log JOIN term AS type ON type.number = log.type LEFT JOIN term AS recorder ON recorder.number = log.recorded_by
JOIN term AS origin ON origin.number = log.origin;

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
