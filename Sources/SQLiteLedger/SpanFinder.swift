// The span of a cell that holds a day as known at a position. What is believed now is found at once. Before that,
// spans that hold the day follow one another: each was believed until the next began to be. Two ways lead to the
// one looked for, down from the present, and up from the position; whichever is shorter ends the search.
import Ledger
import SQLite

/// Finds spans through statements that are prepared once.
struct SpanFinder: ~Copyable {
    private let log: StoredLog
    private let current: Statement
    private let before: Statement
    private let after: Statement

    init(_ log: StoredLog) throws {
        let current = try log.connection.prepare(
            "\(CellRows.current) WHERE place <= ? ORDER BY place DESC LIMIT 1")
        let before = try log.connection.prepare(
            "\(CellRows.past) WHERE cell = ? AND known_to = ? AND from_day <= ? ORDER BY from_day DESC LIMIT 1"
        )
        let after = try log.connection.prepare(
            "\(CellRows.past) WHERE cell = ? AND known_to > ? ORDER BY known_to, from_day")
        self.log = log
        self.current = current
        self.before = before
        self.after = after
    }

    /// How many spans are passed upwards for each step downwards.
    private static let upwardStride = 8

    /// The span that holds a day as known at a position, nil where nothing was known of the cell.
    func span(_ cell: Int, on day: Day, knownAt position: Position) throws -> CellSpan? {
        let wanted = CellPlace.day(day)
        try current.bind(1, CellPlace.place(cell, day))
        defer { current.reset() }
        var knownFrom: Int?
        if try current.step(), CellPlace.cell(Int(try current.integer(at: 0))) == cell,
            Int(try current.integer(at: 1)) > wanted
        {
            knownFrom = Int(try current.integer(at: 2))
            if let knownFrom, knownFrom <= position.number {
                let from = CellPlace.day(ofPlace: Int(try current.integer(at: 0)))
                return try CellRows.span(current.row, from: from, log)
            }
        }
        return try earlier(cell, wanted, position, before: knownFrom)
    }

    private func earlier(
        _ cell: Int, _ day: Int, _ position: Position, before knownFrom: Int?
    ) throws -> CellSpan? {
        var next = knownFrom
        try after.bind(1, cell)
        try after.bind(2, position.number)
        defer {
            after.reset()
            before.reset()
        }
        while true {
            if let knownTo = next {
                before.reset()
                try before.bind(1, cell)
                try before.bind(2, knownTo)
                try before.bind(3, day)
                if try before.step(), Int(try before.integer(at: 1)) > day {
                    let known = Int(try before.integer(at: 2))
                    if known <= position.number { return try span(before) }
                    next = known
                } else {
                    // Nothing was believed right before: what may have been still earlier is found from below.
                    next = nil
                }
            }
            for _ in 0..<(next == nil ? Int.max : SpanFinder.upwardStride) {
                guard try after.step() else { return nil }
                let (from, to) = (Int(try after.integer(at: 0)), Int(try after.integer(at: 1)))
                guard from <= day, to > day else { continue }
                return Int(try after.integer(at: 2)) <= position.number ? try span(after) : nil
            }
        }
    }

    private func span(_ statement: borrowing Statement) throws -> CellSpan {
        try CellRows.span(
            statement.row, from: CellPlace.day(number: Int(try statement.integer(at: 0))), log)
    }
}
