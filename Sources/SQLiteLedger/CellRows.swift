// Spans of cells to rows and back: the place of a span, and what it shows.
import EventLog
import Ledger
import SQLite

/// Where the span of a cell begins, as one number: the current spans are found by it.
enum CellPlace {
    private static let dayBits = 36
    private static let farthest = 1 << 35

    /// The number of a day, drawn in to what a place can hold: some ninety million years either way.
    static func day(_ day: Day) -> Int { min(max(day.number, -farthest), farthest - 1) }

    /// The number of the open end: a span that ends there is the last of its cell.
    static let end = farthest - 1

    /// The day of a number; what was drawn in is the open end.
    static func day(number: Int) -> Day {
        number == -farthest ? .distantPast : number == farthest - 1 ? .distantFuture : Day(number: number)
    }

    static func place(_ cell: Int, _ day: Day) -> Int { place(cell, from: CellPlace.day(day)) }
    static func place(_ cell: Int, from day: Int) -> Int { cell << dayBits + (day + farthest) }
    static func cell(_ place: Int) -> Int { place >> dayBits }
    static func day(ofPlace place: Int) -> Day { day(number: place & (1 << dayBits - 1) - farthest) }
    /// The places of a cell.
    static func places(_ cell: Int) -> (first: Int, last: Int) {
        (cell << dayBits, (cell + 1) << dayBits - 1)
    }
}

enum CellRows {
    /// What a span shows, the same columns in both tables.
    static let shown = "level, basis, flags, by_revision, since, position, changed_by, reasons"
    static let current = "SELECT place, to_day, known_from, \(shown) FROM cell_span"
    static let last = "SELECT from_day, to_day, known_from, \(shown) FROM cell_now"
    static let past = "SELECT from_day, to_day, known_from, \(shown) FROM cell_span_past"
    static let insertion = """
        INSERT INTO cell_span (place, to_day, known_from, \(shown)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let lastInsertion = """
        INSERT INTO cell_now (cell, from_day, to_day, known_from, \(shown)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let pastInsertion = """
        INSERT INTO cell_span_past (cell, known_to, from_day, to_day, known_from, \(shown))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    /// The columns before those of `shown`.
    static let lead: Int = 3

    /// What a row of either table shows.
    static func value(_ row: borrowing Row, _ log: StoredLog, _ detail: CellDetail) throws -> CellValue {
        let shown = try log.levels.shown(try row.integer(at: lead), log.connection)
        var value = CellValue(
            level: shown.level, scale: shown.scale,
            basis: try row.integerIfPresent(at: lead + 1).map { $0 == 0 ? .assessed : .law },
            flags: Flags(rawValue: Int(try row.integer(at: lead + 2))),
            since: try StoredDates.text(row, at: lead + 4),
            position: try row.integerIfPresent(at: lead + 5).map { Position(Int($0)) }, causes: [],
            support: [], pipeline: [], isByRevision: try row.integer(at: lead + 3) == 1)
        if case .levels = detail { return value }
        try Reasons.read(row, at: lead + 7, into: &value) { try log.subjects.instrument($0, log.connection) }
        return value
    }

    /// The event that began the span in a row of either table.
    static func by(_ row: borrowing Row) throws -> Position? {
        try row.integerIfPresent(at: lead + 6).map { Position(Int($0)) }
    }

    /// The span in a row of either table, beginning on a day that the row has told.
    static func span(_ row: borrowing Row, from day: Day, _ log: StoredLog) throws -> CellSpan {
        CellSpan(
            from: day, to: CellPlace.day(number: Int(try row.integer(at: 1))),
            value: try value(row, log, .everything), by: try by(row))
    }

    /// What of a row tells whether another shows the same: the level on its scale, the basis, the instruments in support.
    struct Showing: Equatable {
        private let level: Int64
        private let basis: Int64?
        private let support: ArraySlice<UInt8>

        init(_ row: borrowing Row) throws {
            level = try row.integer(at: lead)
            basis = try row.integerIfPresent(at: lead + 1)
            support = try Reasons.support(row, at: lead + 7)
        }
    }
}
