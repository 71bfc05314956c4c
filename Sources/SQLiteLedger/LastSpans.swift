// The last spans of all cells, which have no end, in memory: most of what is asked of a matrix is among them.
import EventLog
import SQLite

struct LastSpans {
    /// The state of the file that they are of.
    let version: Int?
    /// By the places of their cells; without their reasons.
    let spans: [SpanRow?]

    init(of list: CellList, _ connection: borrowing Connection, _ version: Int?) throws {
        var spans: [SpanRow?] = Array(repeating: nil, count: list.cells.count)
        var next = 0
        // They lie together, in the order of the cells' numbers.
        try connection.query("\(CellRows.lastOfAll) ORDER BY cell") { row in
            let number = Int(try row.integer(at: CellRows.cellColumn))
            while next < list.places.count, list.places[next].number < number { next += 1 }
            guard next < list.places.count, list.places[next].number == number else { return }
            spans[list.places[next].place] = try CellRows.span(
                row, from: Int(try row.integer(at: 0)), .levels)
        }
        self.version = version
        self.spans = spans
    }
}
