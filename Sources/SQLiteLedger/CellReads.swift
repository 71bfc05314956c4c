// Whether cells have a finding or an assessment, as it was believed.
import EventLog
import Ledger
import SQLite

/// Looks up whether cells are read through statements that are prepared once.
struct CellReads: ~Copyable {
    private let statement: Statement
    private let latest: Statement

    init(_ log: StoredLog) throws {
        let statement = try log.connection.prepare(
            "SELECT 1 FROM cell_read WHERE cell = ? AND known_from <= ? AND known_to > ?")
        let latest = try log.connection.prepare(
            "SELECT known_from, known_to FROM cell_read WHERE cell = ? ORDER BY known_from DESC LIMIT 1")
        self.statement = statement
        self.latest = latest
    }

    /// Whether a cell is read now, and from which position on that has been so.
    func last(_ cell: Int) throws -> (isRead: Bool, knownFrom: Int) {
        latest.reset()
        try latest.bind(1, cell)
        guard try latest.step() else { return (false, 0) }
        let (from, to) = (Int(try latest.integer(at: 0)), Int(try latest.integer(at: 1)))
        return to == Position.end.number ? (true, from) : (false, to)
    }

    /// A cell with what a span shows. What shows anything at all has been read; otherwise it must be looked up.
    func cell(
        _ cell: (number: Int, cell: Cell), _ span: SpanRow, _ log: StoredLog, knownAt position: Position,
        _ detail: CellDetail
    ) throws -> StoredCell {
        let value = try span.value(log, detail)
        var isRead = value.basis != nil
        if !isRead {
            statement.reset()
            try statement.bind(1, cell.number)
            try statement.bind(2, position.number)
            try statement.bind(3, position.number)
            isRead = try statement.step()
        }
        return StoredCell(cell: cell.cell, value: value, by: span.by.map(Position.init), isRead: isRead)
    }
}
