// The last spans of all cells, which have no end, in memory: most of what is asked of a matrix is among them.
import EventLog
import Ledger
import SQLite

/// From which day and position on a last span holds.
struct SpanBeginning {
    let from: Int
    let knownFrom: Int
    /// Whether what it shows tells that the cell is read.
    let tellsReading: Bool

    /// Whether it has begun on a day and is believed at a position.
    func isKnown(on point: (day: Day, knownAt: Position)) -> Bool {
        from <= CellPlace.day(point.day) && knownFrom <= point.knownAt.number
    }
}

struct LastSpans {
    /// The state of the file that they are of.
    let version: Int?
    /// From where on each holds, by the places of their cells.
    let beginnings: [SpanBeginning?]
    /// What they show, where that tells that the cell is read.
    let shown: [StoredCell?]

    init(of list: CellList, in log: StoredLog, _ version: Int?) throws {
        var beginnings: [SpanBeginning?] = Array(repeating: nil, count: list.cells.count)
        var shown: [StoredCell?] = Array(repeating: nil, count: list.cells.count)
        var next = 0
        // They lie together, in the order of the cells' numbers.
        try log.connection.query("\(CellRows.lastOfAll) ORDER BY cell") { row in
            let number = Int(try row.integer(at: CellRows.cellColumn))
            while next < list.places.count, list.places[next].number < number { next += 1 }
            guard next < list.places.count, list.places[next].number == number else { return }
            let place = list.places[next].place
            let span = try CellRows.span(row, from: Int(try row.integer(at: 0)), .levels)
            if span.beginning.tellsReading {
                shown[place] = StoredCell(
                    cell: list.cells[place].cell, value: try span.value(log, .levels),
                    by: span.by.map(Position.init), isRead: true)
            }
            beginnings[place] = span.beginning
        }
        self.version = version
        self.beginnings = beginnings
        self.shown = shown
    }
}
