-- What the projections of cells need to be read and kept quickly. They are made anew after it.

-- What was believed of cells before lies in pages, several spans to a row: there are some five of them for each event.

DROP TABLE IF EXISTS cell_span_past;

-- Of the spans that hold a day, the first to end after a position was believed at it; and what ended as another
-- began was believed before it.
CREATE TABLE cell_past (
    place INTEGER PRIMARY KEY,          -- the cell and a position: cell * 2^32 + until which the first was believed
    spans BLOB NOT NULL                 -- one after another by the position until which they were believed, and by day
) STRICT;

-- From what a cell is read on which days, as it is believed now: an append reads no more of a cell than what bears on
-- the days that it touches. Made from the log, like the other projections.

CREATE TABLE bearing (
    cell INTEGER NOT NULL,
    is_stretch INTEGER NOT NULL,        -- 0: an assessment without an end, by the day from which it holds; 1: days
    last_day INTEGER NOT NULL,          -- the open end for what may bear on any day to come
    source INTEGER NOT NULL,            -- the position of an event; of an instrument its subject, below zero
    first_day INTEGER,                  -- null where it is the last day too
    PRIMARY KEY (cell, is_stretch, last_day, source)
) STRICT, WITHOUT ROWID;

-- The matrix by its rows, on all days, as known at all positions: levels and pipelines without other reasons. A question
-- about one day reads one page of each row. Whether cells have a finding or an assessment stands in the rows.

DROP TABLE IF EXISTS cell_read;

CREATE TABLE matrix_row (
    number INTEGER PRIMARY KEY,         -- the subject of its first cell
    jurisdiction TEXT NOT NULL UNIQUE,
    columns BLOB NOT NULL,              -- its cells, their indicators, and where they began to be read or ceased
    pages BLOB NOT NULL,                -- the days and positions that its pages of levels are about, by their numbers
    pipeline_pages BLOB NOT NULL        -- the same for what is in the pipeline
) STRICT;

CREATE TABLE matrix_page (
    place INTEGER PRIMARY KEY,          -- the row and the number of the page: row * 2^31 + page
    shown BLOB NOT NULL                 -- what its cells show: days, positions, level, basis, flags, date, deciding event
) STRICT;

CREATE TABLE pipeline_page (
    place INTEGER PRIMARY KEY,          -- the row and the number of the page: row * 2^31 + page
    shown BLOB NOT NULL                 -- what its cells have in the pipeline: days, positions, instruments, states, dates
) STRICT;

-- The steps of each instrument of a jurisdiction as they are believed now, together: whoever computes a cell reads all of
-- them at once.

CREATE TABLE steps_now (
    instrument INTEGER PRIMARY KEY,     -- the subject
    last_position INTEGER NOT NULL,     -- the last event that changed them: what was known since is the same
    steps BLOB NOT NULL
) STRICT;

-- Whose ledger it is never changes: every event recorded here says so, and so does every checkpoint.

CREATE TRIGGER identity_is_given_once BEFORE INSERT ON ledger
WHEN new.name = 'origin' AND EXISTS (SELECT 1 FROM ledger WHERE name = 'origin')
BEGIN SELECT raise(ABORT, 'the identity of a ledger is never changed'); END;
CREATE TRIGGER identity_is_never_changed BEFORE UPDATE ON ledger
WHEN old.name = 'origin' OR new.name = 'origin'
BEGIN SELECT raise(ABORT, 'the identity of a ledger is never changed'); END;
CREATE TRIGGER identity_is_never_deleted BEFORE DELETE ON ledger
WHEN old.name = 'origin'
BEGIN SELECT raise(ABORT, 'the identity of a ledger is never deleted'); END;

-- The view of the matrix is the same as before; now it says what it is, also to whoever reads the schema of a file.

DROP VIEW IF EXISTS matrix;

CREATE VIEW matrix AS
-- What each cell shows on the present day (UTC) by the latest cause: a row for every cell of which anything is recorded, a
-- finding, an assessment or a dispute, even where that was taken back or the indicator is retired. The command matrix shows
-- the indicators that are asked on the day, for the jurisdictions with a finding or an assessment in the checklist: it
-- leaves out the other rows, and shows pairs without a row here as "not assessed". It has the flag "redacted" where an event
-- was erased; here flags say nothing of that: SELECT * FROM event WHERE payload IS NULL lists such events.
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
