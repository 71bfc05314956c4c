// What bears on a cell on its way to the table: everything as the columns hold it.
import Ledger
import SQLite

/// A bearing on its way to the table.
struct BearingRow: Sendable {
    private let isStretch: Bool
    private let last: Int
    private let source: Int
    private let first: Int

    static let insertion =
        "INSERT INTO bearing (cell, is_stretch, last_day, source, first_day) VALUES (?, ?, ?, ?, ?)"
    static let removal =
        "DELETE FROM bearing WHERE cell = ? AND is_stretch = ? AND last_day = ? AND source = ?"

    /// The order of the table.
    var order: (Int, Int, Int) { (isStretch ? 1 : 0, last, source) }

    /// The row of a bearing, with the numbers by which instruments are stored.
    init(_ bearing: Bearing, instrument: (InstrumentID) throws -> Int) rethrows {
        isStretch = bearing.isStretch
        first = CellPlace.day(bearing.first)
        last = CellPlace.day(bearing.last)
        source =
            switch bearing.source {
            case .event(let position): position.number
            case .instrument(let id): -(try instrument(id))
            }
    }

    /// Writes it for a cell through a statement of `insertion`.
    func insert(_ cell: Int, _ statement: borrowing Statement) throws {
        try bind(cell, statement)
        try statement.bind(5, first == last ? nil : first)
        try statement.run()
    }

    /// Deletes it of a cell through a statement of `removal`.
    func delete(_ cell: Int, _ statement: borrowing Statement) throws {
        try bind(cell, statement)
        try statement.run()
    }

    private func bind(_ cell: Int, _ statement: borrowing Statement) throws {
        try statement.bind(1, cell)
        try statement.bind(2, isStretch ? 1 : 0)
        try statement.bind(3, last)
        try statement.bind(4, source)
    }
}
