// Keeps the row of a jurisdiction true as one event after another changes what its cells show.
import Ledger
import SQLite

/// Takes over changes of one row; the tables are not complete before `flush`.
struct RowKeeper: ~Copyable {
    private let log: StoredLog
    private let jurisdiction: Jurisdiction
    private let rows: StoredRows
    private var levels: KeptPages<ShownLevel>
    private var pipelines: KeptPages<ShownPipeline>
    /// Without cells where none is stored yet; what its pages are about is known to those who keep them.
    private var row: MatrixRow
    private var isRowChanged = false

    init(_ log: StoredLog, _ jurisdiction: Jurisdiction, _ limit: PageLimit = PageLimit()) throws {
        let rows = try StoredRows(log.connection)
        let row = try rows.row(of: jurisdiction) ?? MatrixRow(number: 0)
        let levels = try KeptPages<ShownLevel>(row.pages.all(), limit, log.connection)
        let pipelines = try KeptPages<ShownPipeline>(row.pipelinePages.all(), limit, log.connection)
        self.log = log
        self.jurisdiction = jurisdiction
        self.rows = rows
        self.levels = levels
        self.pipelines = pipelines
        self.row = row
    }

    /// Takes over all that an event changes in the row.
    mutating func take(_ changes: [RowChange], at position: Int) throws {
        var levels: [KeptPages<ShownLevel>.Change] = []
        var pipelines: [KeptPages<ShownPipeline>.Change] = []
        for change in changes.sorted(by: { $0.cell < $1.cell }) {
            guard let place = try column(of: change, at: position) else { continue }
            for (days, shown) in change.levels { levels.append((place, days, shown)) }
            for (days, shown) in change.pipelines { pipelines.append((place, days, shown)) }
        }
        try self.levels.take(levels, at: position, of: row)
        try self.pipelines.take(pipelines, at: position, of: row)
    }

    /// The place of the cell of a change among those of the row; nil for a cell of which nothing is or was known.
    private mutating func column(of change: RowChange, at position: Int) throws -> Int? {
        if row.columns.isEmpty, change.isOfUse {
            row = MatrixRow(number: change.cell)
            levels.begin(at: position)
        }
        var place = row.columns.firstIndex { $0.cell == change.cell }
        if place == nil, change.isOfUse {
            let indicator = try log.subjects.number(filed: .indicator(change.indicator), log.connection)
            place = row.columns.count
            row.columns.append(MatrixRow.Column(cell: change.cell, indicator: indicator))
            isRowChanged = true
        }
        if let place { turn(place, change.isRead, at: position) }
        return place
    }

    private mutating func turn(_ place: Int, _ isRead: Bool, at position: Int) {
        guard row.columns[place].isRead != isRead else { return }
        row.columns[place].turn(at: position)
        isRowChanged = true
    }

    /// Writes what is not in the tables yet.
    mutating func flush() throws {
        let (levels, pipelines) = (try levels.flush(row), try pipelines.flush(row))
        guard levels || pipelines || isRowChanged else { return }
        row.pages = PageDirectory(self.levels.bounds)
        row.pipelinePages = PageDirectory(self.pipelines.bounds)
        try rows.write(row, of: jurisdiction)
        isRowChanged = false
    }
}
