// The span of a cell that holds a day as known at a position. What is believed now is found at once. Before that,
// spans that hold the day follow one another: each was believed until the next began to be. Two ways lead to the
// one looked for, down from the present, and up from the position; whichever is shorter ends the search.
import EventLog
import Ledger
import SQLite

/// Finds spans through statements that are prepared once.
struct SpanFinder: ~Copyable {
    private let last: Statement
    private let current: Statement
    private let past: PastPages
    /// Whether the reasons of spans are read too.
    private let detail: CellDetail

    /// Finds spans with as much as is asked for.
    init(_ log: StoredLog, _ detail: CellDetail) throws {
        let last = try log.connection.prepare("\(CellRows.last(detail)) WHERE cell = ?")
        let current = try log.connection.prepare(
            "\(CellRows.current(detail)) WHERE place <= ? ORDER BY place DESC LIMIT 1")
        let past = try PastPages(log)
        self.detail = detail
        self.last = last
        self.current = current
        self.past = past
    }

    /// The span that holds a day as known at a position; nil where nothing was known of the cell. Where its last span
    /// begins need not be known.
    func find(_ cell: Int, _ known: LastSpan? = nil, on day: Day, knownAt position: Position) throws
        -> SpanRow?
    {
        let wanted = CellPlace.day(day)
        if known.map({ wanted < $0.from }) ?? true {
            current.reset()
            try current.bind(1, CellPlace.place(cell, from: wanted))
            if try current.step() {
                let place = Int(try current.integer(at: 0))
                if CellPlace.cell(place) == cell, Int(try current.integer(at: 1)) > wanted {
                    return try span(current, from: CellPlace.day(ofPlace: place), cell, wanted, position)
                }
            }
        }
        if known.map({ $0.from <= wanted }) ?? true {
            last.reset()
            try last.bind(1, cell)
            if try last.step() {
                let from = Int(try last.integer(at: 0))
                if from <= wanted { return try span(last, from: from, cell, wanted, position) }
            }
        }
        return try earlier(cell, wanted, position, before: nil)
    }

    /// The span of a row of what is believed now, or what was believed before it of the same day.
    private func span(
        _ statement: borrowing Statement, from day: Int, _ cell: Int, _ wanted: Int, _ position: Position
    ) throws -> SpanRow? {
        let knownFrom = Int(try statement.integer(at: 2))
        guard knownFrom > position.number else { return try CellRows.span(statement.row, from: day, detail) }
        return try earlier(cell, wanted, position, before: knownFrom)
    }

    private func earlier(
        _ cell: Int, _ day: Int, _ position: Position, before knownFrom: Int?
    ) throws -> SpanRow? {
        let first = PastPage.place(cell, knownTo: 0)
        var next = knownFrom
        var above = try past.page(cell, knownTo: position.number)
        if above == nil { above = try past.page(cell, after: first) }
        while let page = above {
            var reader = PastReader(page.bytes)
            if try reader.next(where: { $0.knownTo > position.number && $0.holds(day) }) {
                return reader.knownFrom <= position.number ? try reader.row(detail) : nil
            }
            if let knownTo = next {
                reader = PastReader(try past.page(cell, knownTo: knownTo)?.bytes ?? [])
                if try reader.next(where: { $0.knownTo == knownTo && $0.holds(day) }) {
                    if reader.knownFrom <= position.number { return try reader.row(detail) }
                    next = reader.knownFrom
                } else {
                    // Nothing was believed right before: what may have been still earlier is found from below.
                    next = nil
                }
            }
            above = try past.page(cell, after: page.place)
        }
        return nil
    }
}
