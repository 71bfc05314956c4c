// A span on its way to a table: everything as the columns hold it, so that whoever writes it only binds.
import Ledger
import SQLite

struct SpanRow: Sendable {
    /// The number of the cell.
    let cell: Int
    let from: Int
    let to: Int
    private let level: Int
    private let basis: Int?
    private let flags: Int
    private let isByRevision: Bool
    private let since: SQLValue
    private let position: Int?
    private let by: Int?
    private let reasons: [UInt8]?

    /// The row of a span, with the numbers by which a level and an instrument are stored.
    init(
        _ cell: Int, _ span: CellSpan, level: Int, instrument: (InstrumentID) throws -> Int
    ) rethrows {
        let value = span.value
        self.cell = cell
        from = CellPlace.day(span.from)
        to = CellPlace.day(span.to)
        self.level = level
        basis = value.basis.map { $0 == .assessed ? 0 : 1 }
        flags = value.flags.rawValue
        isByRevision = value.isByRevision
        since = StoredDates.value(value.since)
        position = value.position?.number
        by = span.by?.number
        reasons = try Reasons.bytes(value, number: instrument)
    }

    /// Whether it is the last span of its cell, which lies with the last ones of the others.
    var isLast: Bool { to == CellPlace.end }

    /// The statement that writes it among what is believed now.
    var insertion: String { isLast ? CellRows.lastInsertion : CellRows.insertion }

    /// Binds it to the statement that writes it among what is believed now.
    func bind(_ statement: borrowing Statement, knownFrom: Int, level number: (Int) throws -> Int) throws {
        if isLast {
            try statement.bind(1, cell)
            try statement.bind(2, from)
        } else {
            try statement.bind(1, CellPlace.place(cell, from: from))
        }
        let next = isLast ? 3 : 2
        try statement.bind(next, to)
        try statement.bind(next + 1, knownFrom)
        try bind(statement, from: next + 2, level: number)
    }

    /// Binds the columns of `CellRows.shown` from a parameter on; the level has been given a number since.
    func bind(_ statement: borrowing Statement, from first: Int, level number: (Int) throws -> Int) throws {
        try statement.bind(first, try number(level))
        try statement.bind(first + 1, basis)
        try statement.bind(first + 2, flags)
        try statement.bind(first + 3, isByRevision ? 1 : 0)
        try statement.bind(first + 4, since)
        try statement.bind(first + 5, position)
        try statement.bind(first + 6, by)
        try statement.bind(first + 7, reasons)
    }
}
