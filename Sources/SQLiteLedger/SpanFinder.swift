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

    private let beginnings: [Int: (day: Int, known: Int)]?

    /// Finds spans on about a day as known at a position, of a few cells or, given where their last spans begin, of all.
    init(
        _ log: StoredLog, on day: Day, knownAt position: Position,
        _ beginnings: [Int: (day: Int, known: Int)]? = nil
    ) throws {
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
        self.beginnings = beginnings
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
        let wanted = CellPlace.day(day)
        if let known = try lastKnown(cell, wanted) {
            return known <= position.number ? .last : try earlier(cell, wanted, position, before: known)
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

    /// Since when the last span of a cell is believed, where it holds a day.
    private func lastKnown(_ cell: Int, _ day: Int) throws -> Int? {
        if let beginnings {
            guard let last = beginnings[cell], last.day <= day else { return nil }
            return last.known
        }
        last.reset()
        try last.bind(1, cell)
        return try last.step() && Int(try last.integer(at: 0)) <= day ? Int(try last.integer(at: 2)) : nil
    }

    /// Where the last spans of all cells begin: read once by who looks at all of them.
    static func beginnings(_ log: StoredLog) throws -> [Int: (day: Int, known: Int)] {
        var beginnings: [Int: (day: Int, known: Int)] = [:]
        try log.connection.query("SELECT cell, from_day, known_from FROM cell_now") { row in
            beginnings[Int(try row.integer(at: 0))] = (
                Int(try row.integer(at: 1)), Int(try row.integer(at: 2))
            )
        }
        return beginnings
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
    func beginning(_ place: Place, of cell: Int) throws -> (day: Int, known: Int) {
        switch place {
        case .last: try beginnings?[cell] ?? (Int(last.integer(at: 0)), Int(last.integer(at: 2)))
        case .current:
            (CellPlace.day(ofPlace: Int(try current.integer(at: 0))).number, Int(try current.integer(at: 2)))
        case .before: (Int(try before.integer(at: 0)), Int(try before.integer(at: 2)))
        case .after: (Int(try after.integer(at: 0)), Int(try after.integer(at: 2)))
        }
    }

    /// The row that was found.
    func span(_ place: Place, of cell: Int, _ detail: CellDetail = .everything) throws -> CellSpan {
        switch place {
        case .last:
            if beginnings != nil {
                last.reset()
                try last.bind(1, cell)
                _ = try last.step()
            }
            return try CellRows.span(
                last.row, from: CellPlace.day(number: Int(try last.integer(at: 0))), log, detail)
        case .current:
            return try CellRows.span(
                current.row, from: CellPlace.day(ofPlace: Int(try current.integer(at: 0))), log, detail)
        case .before:
            return try CellRows.span(
                before.row, from: CellPlace.day(number: Int(try before.integer(at: 0))), log, detail)
        case .after:
            return try CellRows.span(
                after.row, from: CellPlace.day(number: Int(try after.integer(at: 0))), log, detail)
        }
    }

    /// The span that holds a day as known at a position, nil where nothing was known of the cell.
    func span(_ cell: Int, on day: Day, knownAt position: Position) throws -> CellSpan? {
        try find(cell, on: day, knownAt: position).map { try span($0, of: cell) }
    }
}
