// Positions in tables: numbers for programs, `#74` for people.
import JSON
import Ledger
import Tables

extension Table.Cell {
    /// A position of the log.
    static func position(_ position: Position) -> Table.Cell {
        Table.Cell(String(position.number), display: position.description, json: .integer(position.number))
    }

    /// A position of the log, or nothing.
    static func position(_ position: Position?) -> Table.Cell { position.map { .position($0) } ?? .missing }

    /// Positions of the log.
    static func positions(_ positions: [Position]) -> Table.Cell {
        .list(of: positions.map { .position($0) })
    }
}

extension Table.Column {
    /// The column of the position by which a row is told.
    static let position = Table.Column(
        "position", title: "#", alignment: .right, jsonKind: .integer, isKey: true)
}
