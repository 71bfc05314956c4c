// Keeps the row of a jurisdiction true as one event after another changes what its cells show.
import Ledger
import SQLite

/// Takes over changes of one row; the tables are not complete before `flush`.
struct RowKeeper: ~Copyable {
    private let log: StoredLog
    private let jurisdiction: Jurisdiction
    private let rows: StoredRows
    /// Without cells where none is stored yet.
    private var row: MatrixRow
    /// The numbers of the pages that go on.
    private var open: [Int]
    /// Those of them that are in memory.
    private var pages: [Int: RowPage] = [:]
    /// Those that are not in the tables as they are here.
    private var changed: Set<Int> = []
    private var isRowChanged = false

    /// With how many entries a page is full: with more, where a row has more cells.
    struct Limit {
        var entries = 160
        var entriesOfCell = 4
    }

    private let limit: Limit

    init(_ log: StoredLog, _ jurisdiction: Jurisdiction, _ limit: Limit = Limit()) throws {
        let rows = try StoredRows(log.connection)
        let row = try rows.row(of: jurisdiction) ?? MatrixRow(number: 0)
        self.log = log
        self.jurisdiction = jurisdiction
        self.limit = limit
        self.rows = rows
        self.row = row
        open = row.pages.indices.filter { row.pages[$0].isOpen }
    }

    /// Takes over all that an event changes in the row.
    mutating func take(_ changes: [RowChange], at position: Int) throws {
        var touched: Set<Int> = []
        for change in changes.sorted(by: { $0.cell < $1.cell }) {
            guard let place = try column(of: change, at: position) else { continue }
            for (days, shown) in change.levels {
                for number in open where row.pages[number].days.overlaps(days) {
                    try load(number)
                    guard pages[number]?.take(place, days, shown, at: position) ?? false else { continue }
                    touched.insert(number)
                }
            }
        }
        changed.formUnion(touched)
        for number in touched.sorted() { try closeIfFull(number, before: position + 1) }
    }

    private mutating func load(_ number: Int) throws {
        if pages[number] != nil { return }
        pages[number] = try rows.page(row.place(ofPage: number), row.pages[number])
    }

    /// The place of the cell of a change among those of the row; nil for a cell of which nothing is or was known.
    private mutating func column(of change: RowChange, at position: Int) throws -> Int? {
        if row.columns.isEmpty, change.isOfUse {
            row = MatrixRow(number: change.cell)
            begin(RowPage(RowBounds(knownFrom: position)))
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

    /// Adds a page that goes on.
    private mutating func begin(_ page: RowPage) {
        let number = row.pages.count
        row.pages.append(page.bounds)
        open.append(number)
        pages[number] = page
        changed.insert(number)
        isRowChanged = true
    }

    /// Closes a page that is full, and writes it; what is believed goes on in new ones.
    private mutating func closeIfFull(_ number: Int, before position: Int) throws {
        let most = max(limit.entries, limit.entriesOfCell * row.columns.count)
        guard var page = pages[number], page.count > most else { return }
        let next = page.close(before: position, atMost: most / 2)
        row.pages[number] = page.bounds
        try rows.write(page, at: row.place(ofPage: number))
        open.removeAll { $0 == number }
        pages[number] = nil
        changed.remove(number)
        for page in next { begin(page) }
    }

    /// Writes what is not in the tables yet.
    mutating func flush() throws {
        for number in changed.sorted() {
            if let page = pages[number] { try rows.write(page, at: row.place(ofPage: number)) }
        }
        changed = []
        if isRowChanged { try rows.write(row, of: jurisdiction) }
        isRowChanged = false
    }
}
