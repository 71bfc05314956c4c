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
        /// Counted row by row.
        let number: Int
    }

    /// The state of the file that it is of.
    let version: Int?
    private var rows: [MatrixRow] = []
    /// The cells in the order of matrices.
    private var places: [Place] = []
    /// What was told last, and for which days and positions it is true.
    private var last: (bounds: RowBounds, cells: [StoredCell])?
    /// Where the last spans of the cells begin, once it was asked for.
    private var lastSpans: [LastSpan]?

    /// Reads the rows.
    init(_ log: StoredLog, version: Int?) throws {
        self.version = version
        var columns: [(number: Int, indicator: IndicatorID, places: [Place])] = []
        var count = 0
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
                columns[next].places.append(
                    Place(cell: cell, row: rows.count, column: place, number: count))
                count += 1
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

    /// Where their last spans begin, in the order of the cells' numbers.
    mutating func lastSpans(_ log: StoredLog) throws -> [LastSpan] {
        if let lastSpans { return lastSpans }
        let spans = try LastSpan.all(of: cells, log)
        lastSpans = spans
        return spans
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
        var question = RowQuestion(day, position, places.count)
        let stored = try StoredRows(log.connection)
        for row in rows { try question.ask(row, stored) }
        var cells: [StoredCell] = []
        cells.reserveCapacity(places.count)
        for place in places {
            guard let shown = question.shown[place.number] else { continue }
            cells.append(
                StoredCell(
                    cell: place.cell, value: try shown.level.value(log), by: nil, isRead: shown.isRead))
        }
        last = (question.bounds, cells)
        return cells
    }
}

/// A day as known at a position, asked of one row after another.
private struct RowQuestion {
    private let day: Int
    private let position: Int
    /// What the cells show that have been asked for, row by row; nil where nothing is known.
    private(set) var shown: [(level: ShownLevel, isRead: Bool)?] = []
    /// The days and positions for which all of that is true.
    private(set) var bounds = RowBounds(knownFrom: 0)

    init(_ day: Int, _ position: Int, _ count: Int) {
        self.day = day
        self.position = position
        shown.reserveCapacity(count)
    }

    /// Asks the next row.
    mutating func ask(_ row: MatrixRow, _ stored: borrowing StoredRows) throws {
        let first = shown.count
        for _ in row.columns { shown.append(nil) }
        guard let page = row.pages.firstIndex(where: { $0.holds(day, position) }) else {
            // The first page is about all days: nothing was known before it.
            guard let begun = row.pages.first?.knownFrom, position < begun else { throw ByteReader.damage }
            bounds.knownTo = min(bounds.knownTo, begun)
            return
        }
        bounds = bounds.intersection(row.pages[page])
        var reader = RowPageReader(row.pages[page], try stored.bytes(row.place(ofPage: page)))
        while let place = try reader.nextCell() {
            guard row.columns.indices.contains(place) else { throw ByteReader.damage }
            if try reader.nextEntry(holding: day, position) {
                bounds = bounds.intersection(reader.entry)
                shown[first + place] = (try reader.shown(), true)
                try read(row.columns[place], first + place)
            } else {
                bounds = bounds.intersection(
                    RowBounds(from: day, to: day + 1, knownFrom: position, knownTo: position + 1))
            }
        }
    }

    /// A cell that shows something has been read; of any other it is told where that changes.
    private mutating func read(_ column: MatrixRow.Column, _ place: Int) throws {
        guard shown[place]?.level.hasBasis == false else { return }
        let reading = column.reading(at: position)
        shown[place]?.isRead = reading.isRead
        bounds.knownFrom = max(bounds.knownFrom, reading.from)
        bounds.knownTo = min(bounds.knownTo, reading.to)
    }
}
