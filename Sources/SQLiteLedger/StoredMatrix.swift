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
            "SELECT \(MatrixRow.stored), jurisdiction FROM matrix_row ORDER BY jurisdiction"
        ) { stored in
            let row = try MatrixRow(stored)
            let jurisdiction = try Jurisdiction(code: try stored.text(at: 4))
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
        rows[places[place].row].columns[places[place].column].isRead(at: position.number)
    }

    /// What the cells show on a day as known at a position, without reasons.
    mutating func cells(on day: Day, knownAt position: Position, _ log: StoredLog) throws -> [StoredCell] {
        let (day, position) = RowBounds.point(day, position)
        if let last, last.bounds.holds(day, position) { return last.cells }
        var question = RowQuestion<ShownLevel>(day, position, places.count)
        let pages = try StoredPages<ShownLevel>(log.connection)
        for row in rows {
            let first = question.shown.count
            try question.ask(row, row.pages, pages)
            for place in row.columns.indices { try question.read(row.columns[place], first + place) }
        }
        var cells: [StoredCell] = []
        cells.reserveCapacity(places.count)
        for place in places {
            guard let shown = question.shown[place.number] else { continue }
            let isRead = shown.hasBasis || rows[place.row].columns[place.column].isRead(at: position)
            cells.append(
                StoredCell(cell: place.cell, value: try shown.value(log), by: nil, isRead: isRead))
        }
        last = (question.bounds, cells)
        return cells
    }

    /// What the cells have in the pipeline on a day as known at a position, in the order of matrices.
    func pipelines(on day: Day, knownAt position: Position, _ log: StoredLog) throws -> [[PipelineEntry]] {
        let (day, position) = RowBounds.point(day, position)
        var question = RowQuestion<ShownPipeline>(day, position, places.count)
        let pages = try StoredPages<ShownPipeline>(log.connection)
        for row in rows { try question.ask(row, row.pipelinePages, pages) }
        return try places.map { try question.shown[$0.number]?.pipeline(log) ?? [] }
    }

    /// What the cells show and have in the pipeline on a day as known at a position, without other reasons.
    mutating func cellsWithPipelines(
        on day: Day, knownAt position: Position, _ log: StoredLog
    ) throws -> [StoredCell] {
        let pipelines = try pipelines(on: day, knownAt: position, log)
        var place = 0
        // Cells of which nothing is known are left out, the others have the order of their places.
        return try cells(on: day, knownAt: position, log).map { cell in
            while places[place].cell != cell.cell { place += 1 }
            return pipelines[place].isEmpty
                ? cell
                : StoredCell(
                    cell: cell.cell, value: cell.value, pipeline: pipelines[place], by: nil,
                    isRead: cell.isRead)
        }
    }
}
