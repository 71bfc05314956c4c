// The last spans of all cells, which have no end, in memory: most of what is asked of a matrix is among them.
import EventLog
import Ledger
import SQLite

struct LastSpans {
    /// The state of the file that they are of.
    let version: Int?
    /// By the places of their cells; without their reasons.
    let spans: [SpanRow?]
    /// What they show, where that tells that the cell is read.
    let shown: [StoredCell?]

    init(of list: CellList, in log: StoredLog, _ version: Int?) throws {
        var spans: [SpanRow?] = Array(repeating: nil, count: list.cells.count)
        var shown: [StoredCell?] = Array(repeating: nil, count: list.cells.count)
        var next = 0
        // They lie together, in the order of the cells' numbers.
        try log.connection.query("\(CellRows.lastOfAll) ORDER BY cell") { row in
            let number = Int(try row.integer(at: CellRows.cellColumn))
            while next < list.places.count, list.places[next].number < number { next += 1 }
            guard next < list.places.count, list.places[next].number == number else { return }
            let place = list.places[next].place
            let span = try CellRows.span(row, from: Int(try row.integer(at: 0)), .levels)
            if span.basis != nil {
                shown[place] = StoredCell(
                    cell: list.cells[place].cell, value: try span.value(log, .levels),
                    by: span.by.map(Position.init), isRead: true)
            }
            spans[place] = span
        }
        self.version = version
        self.spans = spans
        self.shown = shown
    }
}
