// The last spans of all cells, which have no end, in memory: most of what is asked of a matrix is among them.
import EventLog
import Ledger
import SQLite

/// From which day and position on a last span holds.
struct SpanBeginning {
    let from: Int
    let knownFrom: Int

    /// Whether it holds a day as known at a position.
    func holds(_ point: (day: Day, knownAt: Position)) -> Bool {
        from <= CellPlace.day(point.day) && knownFrom <= point.knownAt.number
    }
}

struct LastSpans {
    /// The state of the file that they are of.
    let version: Int?
    /// By the places of their cells.
    private(set) var beginnings: [SpanBeginning?]
    /// What the cells show on the days and at the positions from which it is told; elsewhere nothing that counts.
    private(set) var shown: [StoredCell]
    /// From which day and position on each is told: whether a cell that shows nothing is read may have changed since its
    /// span was first believed.
    private var told: [SpanBeginning]
    /// From which day and position on all are.
    private var allTold = SpanBeginning(from: -CellPlace.end, knownFrom: 0)

    /// Those of the cells of a list.
    init(of list: CellList, in log: StoredLog, _ version: Int?) throws {
        self.version = version
        beginnings = Array(repeating: nil, count: list.cells.count)
        shown = list.cells.map { StoredCell(cell: $0.cell, value: .notAssessed, by: nil, isRead: false) }
        told = Array(repeating: LastSpans.never, count: list.cells.count)
        let reads = try CellReads(log)
        var next = 0
        // They lie together, in the order of the cells' numbers.
        try log.connection.query("\(CellRows.lastOfAll) ORDER BY cell") { row in
            let number = Int(try row.integer(at: CellRows.cellColumn))
            while next < list.places.count, list.places[next].number < number { next += 1 }
            guard next < list.places.count, list.places[next].number == number else { return }
            let place = list.places[next].place
            let span = try CellRows.span(row, from: Int(try row.integer(at: 0)), .levels)
            let value = try span.value(log, .levels)
            let read = value.basis == nil ? try reads.last(number) : (isRead: true, knownFrom: 0)
            beginnings[place] = span.beginning
            told[place] = SpanBeginning(from: span.from, knownFrom: max(span.knownFrom, read.knownFrom))
            shown[place] = StoredCell(
                cell: list.cells[place].cell, value: value, by: span.by.map(Position.init),
                isRead: read.isRead)
        }
        for one in told {
            allTold = SpanBeginning(
                from: max(allTold.from, one.from), knownFrom: max(allTold.knownFrom, one.knownFrom))
        }
    }

    private static let never = SpanBeginning(from: .max, knownFrom: .max)

    /// Whether what a cell shows on a day as known at a position is there.
    func tells(_ place: Int, on day: Int, knownAt position: Int) -> Bool {
        told[place].from <= day && told[place].knownFrom <= position
    }

    /// Whether that is so for every cell.
    func tellsAll(on day: Int, knownAt position: Int) -> Bool {
        allTold.from <= day && allTold.knownFrom <= position
    }
}
