// What cells show now, as rows of tables: the last span of each cell lies with the last ones of the others, and the
// spans before it lie by cell and day.
import EventLog
import Ledger
import SQLite

/// Where the span of a cell begins, as one number: the current spans are found by it.
enum CellPlace {
    private static let dayBits = 36
    private static let middle = 1 << 35
    private static let farthest = Int(Int32.max)

    /// The number of a day, drawn in to what 32 bits can hold: some six million years either way.
    static func day(_ day: Day) -> Int { min(max(day.number, -farthest), farthest) }

    /// The number of the open end: a span that ends there is the last of its cell.
    static let end = farthest

    /// The day of a number; what was drawn in is the open end.
    static func day(number: Int) -> Day {
        number == -farthest ? .distantPast : number == farthest ? .distantFuture : Day(number: number)
    }

    static func place(_ cell: Int, _ day: Day) -> Int { place(cell, from: CellPlace.day(day)) }
    static func place(_ cell: Int, from day: Int) -> Int { cell << dayBits + (day + middle) }
    static func cell(_ place: Int) -> Int { place >> dayBits }
    static func day(ofPlace place: Int) -> Int { place & (1 << dayBits - 1) - middle }
    /// The places of a cell.
    static func places(_ cell: Int) -> (first: Int, last: Int) {
        (cell << dayBits, (cell + 1) << dayBits - 1)
    }
}

enum CellRows {
    /// What a span shows, the same columns in both tables; its reasons come last.
    private static let levels = "level, basis, flags, by_revision, since, position, changed_by"
    private static let shown = "\(levels), reasons"
    /// The spans that end; their reasons are not taken off the pages where only levels are asked for.
    static func current(_ detail: CellDetail) -> String {
        "SELECT place, to_day, known_from, \(columns(detail)) FROM cell_span"
    }
    /// The last span of each cell.
    static func last(_ detail: CellDetail) -> String {
        "SELECT from_day, to_day, known_from, \(columns(detail)) FROM cell_now"
    }
    private static func columns(_ detail: CellDetail) -> String {
        if case .levels = detail { levels } else { shown }
    }
    static let insertion = """
        INSERT INTO cell_span (place, to_day, known_from, \(shown)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let lastInsertion = """
        INSERT INTO cell_now (cell, from_day, to_day, known_from, \(shown)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// The current span in a row of `current` or `last`; without its reasons where only levels are asked for.
    static func span(_ row: borrowing Row, from day: Int, _ detail: CellDetail) throws -> SpanRow {
        let isPlain = if case .levels = detail { true } else { row.isNull(at: 10) }
        return SpanRow(
            from: day, to: Int(try row.integer(at: 1)), knownFrom: Int(try row.integer(at: 2)),
            level: Int(try row.integer(at: 3)), basis: try row.integerIfPresent(at: 4).map(Int.init),
            flags: Int(try row.integer(at: 5)), isByRevision: try row.integer(at: 6) == 1,
            since: row.isInteger(at: 7) ? .integer(try row.integer(at: 7)) : try row.value(at: 7),
            position: try row.integerIfPresent(at: 8).map(Int.init),
            by: try row.integerIfPresent(at: 9).map(Int.init), reasons: isPlain ? nil : try row.blob(at: 10))
    }
}

extension SpanRow {
    /// The statement that writes it among what is believed now.
    var insertion: String { isLast ? CellRows.lastInsertion : CellRows.insertion }

    /// Binds it to the statement that writes it; the level is stored under another number.
    func bind(_ statement: borrowing Statement, cell: Int, level: Int) throws {
        if isLast {
            try statement.bind(1, cell)
            try statement.bind(2, from)
        } else {
            try statement.bind(1, CellPlace.place(cell, from: from))
        }
        let next = isLast ? 3 : 2
        try statement.bind(next, to)
        try statement.bind(next + 1, knownFrom)
        try statement.bind(next + 2, level)
        try statement.bind(next + 3, basis)
        try statement.bind(next + 4, flags)
        try statement.bind(next + 5, isByRevision ? 1 : 0)
        try statement.bind(next + 6, since)
        try statement.bind(next + 7, position)
        try statement.bind(next + 8, by)
        try statement.bind(next + 9, reasons)
    }
}
