-- What was believed of cells before lies in pages, several spans to a row: there are some five of them for each event.
-- The projections are made anew after it.

DROP TABLE IF EXISTS cell_span_past;

-- Of the spans that hold a day, the first to end after a position was believed at it; and what ended as another
-- began was believed before it.
CREATE TABLE cell_past (
    place INTEGER PRIMARY KEY,          -- the cell and a position: cell * 2^32 + until which the first was believed
    spans BLOB NOT NULL                 -- one after another by the position until which they were believed, and by day
) STRICT;
