// Where the last spans of cells begin, which have no end: a comparison of days in the present is told by them alone.
import EventLog
import Ledger
import SQLite

/// Where the last span of a cell begins.
struct LastSpan {
    /// The number of the cell.
    let cell: Int
    /// Its place in the order of matrices.
    let place: Int
    /// From which day and position on the span holds; never for a cell that has none now.
    var from = Int.max
    var knownFrom = Int.max

    /// Whether it holds a day as known at a position.
    func holds(_ point: (day: Day, knownAt: Position)) -> Bool {
        from <= CellPlace.day(point.day) && knownFrom <= point.knownAt.number
    }

    /// Those of cells, in the order of their numbers, in which spans lie.
    static func all(of cells: [(number: Int, cell: Cell)], _ log: StoredLog) throws -> [LastSpan] {
        var spans = cells.indices.map { LastSpan(cell: cells[$0].number, place: $0) }.sorted {
            $0.cell < $1.cell
        }
        var next = 0
        try log.connection.query("SELECT cell, from_day, known_from FROM cell_now ORDER BY cell") { row in
            let cell = Int(try row.integer(at: 0))
            while next < spans.count, spans[next].cell < cell { next += 1 }
            guard next < spans.count, spans[next].cell == cell else { return }
            spans[next].from = Int(try row.integer(at: 1))
            spans[next].knownFrom = Int(try row.integer(at: 2))
        }
        return spans
    }
}
