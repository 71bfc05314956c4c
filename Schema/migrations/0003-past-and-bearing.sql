-- What was believed of cells before lies in pages, several spans to a row: there are some five of them for each event.
-- The projections are made anew after it.

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
