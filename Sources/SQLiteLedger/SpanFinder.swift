// The span of a cell that holds a day as known at a position. What is believed now is found at once. Before that,
// spans that hold the day follow one another: each was believed until the next began to be. Two ways lead to the
// one looked for, down from the present, and up from the position; whichever is shorter ends the search.
import EventLog
import Ledger
import SQLite

/// Finds spans through statements that are prepared once.
struct SpanFinder: ~Copyable {
    private let log: StoredLog
    private let last: Statement
    private let current: Statement
    private let before: Statement
    private let after: Statement

    /// Whether spans are sought upwards first: on a day that lay ahead, or had just passed, when the position was
    /// recorded, every later event may have begun a span, and the way down is long.
    private let upwardFirst: Bool

    /// Where the last span of a cell begins, on both axes.
    typealias Beginning = (day: Int, known: Int)

    /// Finds spans on about a day as known at a position.
    init(_ log: StoredLog, on day: Day, knownAt position: Position) throws {
        let recorded = try log.connection.scalar(
            "SELECT recorded FROM log WHERE position <= ? ORDER BY position DESC LIMIT 1",
            [SQLValue(position.number)])
        let last = try log.connection.prepare("\(CellRows.last) WHERE cell = ?")
        let current = try log.connection.prepare(
            "\(CellRows.current) WHERE place <= ? ORDER BY place DESC LIMIT 1")
        let before = try log.connection.prepare(
            "\(CellRows.past) WHERE cell = ? AND known_to = ? AND from_day <= ? ORDER BY from_day DESC LIMIT 1"
        )
        let after = try log.connection.prepare(
            "\(CellRows.past) WHERE cell = ? AND known_to > ? ORDER BY known_to, from_day")
        upwardFirst = day.advanced(by: 366) > Instant(microseconds: Int64(recorded?.number ?? 0)).day
        self.log = log
        self.last = last
        self.current = current
        self.before = before
        self.after = after
    }

    /// How many spans are passed upwards for each step downwards.
    private static let upwardStride = 8

    /// Which statement stands at the row that was found.
    enum Place {
        case last, current, before, after
    }

    /// Looks for the span that holds a day as known at a position; nil where nothing was known of the cell. The row
    /// can be read until the next search.
    func find(_ cell: Int, on day: Day, knownAt position: Position) throws -> Place? {
        try find(cell, after: lastBeginning(cell), on: day, knownAt: position)
    }

    /// Looks for the span that holds a day, given where the last one of the cell begins.
    func find(
        _ cell: Int, after beginning: Beginning?, on day: Day, knownAt position: Position
    ) throws -> Place? {
        let wanted = CellPlace.day(day)
        if let beginning, beginning.day <= wanted {
            return beginning.known <= position.number
                ? .last : try earlier(cell, wanted, position, before: beginning.known)
        }
        current.reset()
        try current.bind(1, CellPlace.place(cell, from: wanted))
        var knownFrom: Int?
        if try current.step(), CellPlace.cell(Int(try current.integer(at: 0))) == cell,
            Int(try current.integer(at: 1)) > wanted
        {
            let known = Int(try current.integer(at: 2))
            if known <= position.number { return .current }
            knownFrom = known
        }
        return try earlier(cell, wanted, position, before: knownFrom)
    }

    private func lastBeginning(_ cell: Int) throws -> Beginning? {
        last.reset()
        try last.bind(1, cell)
        return try last.step() ? (Int(try last.integer(at: 0)), Int(try last.integer(at: 2))) : nil
    }

    private func earlier(
        _ cell: Int, _ day: Int, _ position: Position, before knownFrom: Int?
    ) throws -> Place? {
        var next = knownFrom
        after.reset()
        try after.bind(1, cell)
        try after.bind(2, position.number)
        var isDownwardsTurn = !upwardFirst
        while true {
            if let knownTo = next, isDownwardsTurn {
                before.reset()
                try before.bind(1, cell)
                try before.bind(2, knownTo)
                try before.bind(3, day)
                if try before.step(), Int(try before.integer(at: 1)) > day {
                    let known = Int(try before.integer(at: 2))
                    if known <= position.number { return .before }
                    next = known
                } else {
                    // Nothing was believed right before: what may have been still earlier is found from below.
                    next = nil
                }
            }
            isDownwardsTurn = true
            for _ in 0..<(next == nil ? Int.max : SpanFinder.upwardStride) {
                guard try after.step() else { return nil }
                let (from, to) = (Int(try after.integer(at: 0)), Int(try after.integer(at: 1)))
                guard from <= day, to > day else { continue }
                return Int(try after.integer(at: 2)) <= position.number ? .after : nil
            }
        }
    }

    /// Where the row that was found begins, on both axes: no other span of its cell begins there.
    func beginning(_ place: Place) throws -> Beginning {
        try withRow(place) { row in
            let first = Int(try row.integer(at: 0))
            return (
                place == .current
                    ? CellPlace.day(ofPlace: first).number : CellPlace.day(number: first).number,
                Int(try row.integer(at: 2))
            )
        }
    }

    /// Calls the body with the row that was found.
    func withRow<Result>(_ place: Place, _ body: (borrowing Row) throws -> Result) throws -> Result {
        switch place {
        case .last: try body(last.row)
        case .current: try body(current.row)
        case .before: try body(before.row)
        case .after: try body(after.row)
        }
    }

    /// Reads the last span of a cell, where it was found without being read.
    func readLast(_ cell: Int) throws { _ = try lastBeginning(cell) }
}
