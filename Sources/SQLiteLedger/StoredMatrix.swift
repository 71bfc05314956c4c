// The matrix as a connection has read it: its rows stay in memory, and of their pages what was asked for last.
import EventLog
import Ledger
import SQLite

struct StoredMatrix {
    /// A cell, and where it is in its row.
    private struct Place {
        let cell: Cell
        let row: Int
        let column: Int
    }

    /// The state of the file that it is of.
    let version: Int?
    private var rows: [MatrixRow] = []
    /// The cells in the order of matrices.
    private var places: [Place] = []
    /// What was told last, and for which days and positions it is true.
    private var last: (bounds: RowBounds, cells: [StoredCell])?

    /// Reads the rows.
    init(_ log: StoredLog, version: Int?) throws {
        self.version = version
        var columns: [(number: Int, indicator: IndicatorID, places: [Place])] = []
        try log.connection.query(
            "SELECT number, columns, pages, jurisdiction FROM matrix_row ORDER BY jurisdiction"
        ) { stored in
            let row = try MatrixRow(stored)
            let jurisdiction = try Jurisdiction(code: try stored.text(at: 3))
            var next = 0
            for (place, column) in row.columns.enumerated() {
                // Most rows have the indicators that the one before has, in the same order.
                if next == columns.count || columns[next].number != column.indicator {
                    next = columns.firstIndex { $0.number == column.indicator } ?? columns.count
                }
                if next == columns.count {
                    let indicator = try log.subjects.indicator(column.indicator, log.connection)
                    columns.append((column.indicator, indicator, []))
                }
                let cell = Cell(jurisdiction, columns[next].indicator)
                columns[next].places.append(Place(cell: cell, row: rows.count, column: place))
                next += 1
            }
            rows.append(row)
        }
        for column in columns.sorted(by: { $0.indicator < $1.indicator }) { places += column.places }
    }

    /// The cells in the order of matrices.
    var cells: [(number: Int, cell: Cell)] {
        places.map { (rows[$0.row].columns[$0.column].cell, $0.cell) }
    }

    /// Whether the cell at a place of that order had a finding or an assessment.
    func isRead(_ place: Int, at position: Position) -> Bool {
        rows[places[place].row].columns[places[place].column].reading(at: position.number).isRead
    }

    /// What the cells show on a day as known at a position, without reasons.
    mutating func cells(on day: Day, knownAt position: Position, _ log: StoredLog) throws -> [StoredCell] {
        // What is believed and shown for good has no end at which it could be asked for.
        let (day, position) = (
            min(CellPlace.day(day), CellPlace.end - 1), min(position.number, RowBounds.open - 1)
        )
        if let last, last.bounds.holds(day, position) { return last.cells }
        var bounds = RowBounds(knownFrom: 0)
        let stored = try StoredRows(log.connection)
        let shown = try rows.map { try StoredMatrix.shown($0, day, position, stored, &bounds) }
        let cells = try places.compactMap { place -> StoredCell? in
            guard let found = shown[place.row][place.column] else { return nil }
            return StoredCell(
                cell: place.cell, value: try found.shown.value(log), by: nil, isRead: found.isRead)
        }
        last = (bounds, cells)
        return cells
    }

    /// What the cells of a row show; narrows the bounds to where that is true.
    private static func shown(
        _ row: MatrixRow, _ day: Int, _ position: Int, _ stored: borrowing StoredRows,
        _ bounds: inout RowBounds
    ) throws -> [(shown: ShownLevel, isRead: Bool)?] {
        var shown = [(shown: ShownLevel, isRead: Bool)?](repeating: nil, count: row.columns.count)
        guard let page = row.pages.firstIndex(where: { $0.holds(day, position) }) else {
            // The first page is about all days: nothing was known before it.
            guard let first = row.pages.first, position < first.knownFrom else { throw ByteReader.damage }
            bounds.knownTo = min(bounds.knownTo, first.knownFrom)
            return shown
        }
        bounds = bounds.intersection(row.pages[page])
        var reader = RowPageReader(row.pages[page], try stored.bytes(row.place(ofPage: page)))
        while let place = try reader.nextCell() {
            guard shown.indices.contains(place) else { throw ByteReader.damage }
            var isTold = false
            while !isTold, let entry = try reader.nextEntry() {
                guard entry.holds(day, position) else { continue }
                isTold = true
                bounds = bounds.intersection(entry)
                let level = try reader.shown()
                var isRead = true
                if !level.hasBasis {
                    let reading = row.columns[place].reading(at: position)
                    isRead = reading.isRead
                    (bounds.knownFrom, bounds.knownTo) = (
                        max(bounds.knownFrom, reading.from), min(bounds.knownTo, reading.to)
                    )
                }
                shown[place] = (level, isRead)
            }
            if !isTold {
                bounds = bounds.intersection(
                    RowBounds(from: day, to: day + 1, knownFrom: position, knownTo: position + 1))
            }
        }
        return shown
    }
}
