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

    /// The span that holds a day as known at a position; nil where nothing was known of the cell.
    func find(_ cell: Int, on day: Day, knownAt position: Position) throws -> SpanRow? {
        try find(cell, last: lastSpan(cell), on: day, knownAt: position)
    }

    /// The same, given the last span of the cell.
    func find(_ cell: Int, last: SpanRow?, on day: Day, knownAt position: Position) throws -> SpanRow? {
        if let last, last.beginning.holds((day, position)) { return last }
        return try find(cell, last: last?.beginning, on: day, knownAt: position)
    }

    /// The same, given where the last span of the cell begins.
    func find(
        _ cell: Int, last: SpanBeginning?, on day: Day, knownAt position: Position
    ) throws -> SpanRow? {
        let wanted = CellPlace.day(day)
        if let last, last.from <= wanted {
            return last.knownFrom > position.number
                ? try earlier(cell, wanted, position, before: last.knownFrom) : try lastSpan(cell)
        }
        current.reset()
        try current.bind(1, CellPlace.place(cell, from: wanted))
        guard try current.step() else { return try earlier(cell, wanted, position, before: nil) }
        let place = Int(try current.integer(at: 0))
        guard CellPlace.cell(place) == cell, Int(try current.integer(at: 1)) > wanted else {
            return try earlier(cell, wanted, position, before: nil)
        }
        let knownFrom = Int(try current.integer(at: 2))
        guard knownFrom > position.number else {
            return try CellRows.span(current.row, from: CellPlace.day(ofPlace: place), detail)
        }
        return try earlier(cell, wanted, position, before: knownFrom)
    }

    /// The last span of a cell; nil where nothing is known of it now.
    func lastSpan(_ cell: Int) throws -> SpanRow? {
        last.reset()
        try last.bind(1, cell)
        guard try last.step() else { return nil }
        return try CellRows.span(last.row, from: Int(try last.integer(at: 0)), detail)
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
