// The cells that something is or was filed under, in the order of matrices, as far as they were read.
import Ledger
import SQLite

struct CellList {
    /// The cells of one indicator, by jurisdiction.
    private struct Column {
        let indicator: IndicatorID
        /// What follows the jurisdiction in the key of a cell.
        let ending: String
        var cells: [(number: Int, jurisdiction: Jurisdiction)] = []
    }

    /// By indicator and jurisdiction.
    private(set) var cells: [(number: Int, cell: Cell)] = []
    /// The places of the cells among those, in the order of their numbers.
    private(set) var places: [(number: Int, place: Int)] = []
    private var columns: [Column] = []
    private var numbers: [String: Int] = [:]
    private var lastSeen = 0

    /// Reads the cells that are new since the last time.
    mutating func read(_ connection: borrowing Connection) throws {
        let last = try connection.scalar("SELECT max(number) FROM subject")?.number ?? 0
        guard last != lastSeen else { return }
        let newer = lastSeen == 0 ? "" : "AND number > \(lastSeen)"
        let isFirst = lastSeen == 0
        lastSeen = last
        var (isNew, jurisdiction, next) = (false, Jurisdiction?.none, 0)
        try connection.query("SELECT number, key FROM subject WHERE kind = 'cell' \(newer) ORDER BY key") {
            row in
            let number = Int(try row.integer(at: 0))
            // Most jurisdictions have the indicators that the one before has, in the same order.
            if let jurisdiction, next < columns.count,
                row.holds(jurisdiction.code, columns[next].ending, at: 1)
            {
                columns[next].cells.append((number, jurisdiction))
            } else {
                let parts = try row.text(at: 1).split(separator: " ", maxSplits: 1).map(String.init)
                guard parts.count == 2 else { return }
                if jurisdiction?.code != parts[0] { jurisdiction = try? Jurisdiction(code: parts[0]) }
                guard let jurisdiction else { return }
                next = column(of: parts[1])
                columns[next].cells.append((number, jurisdiction))
            }
            (isNew, next) = (true, next + 1)
        }
        if isNew { order(isSorted: isFirst) }
    }

    private mutating func column(of indicator: String) -> Int {
        if let number = numbers[indicator] { return number }
        numbers[indicator] = columns.count
        columns.append(Column(indicator: IndicatorID(indicator), ending: " \(indicator)"))
        return columns.count - 1
    }

    /// Puts the cells in order; those of a column are, where all were read at once.
    private mutating func order(isSorted: Bool) {
        if !isSorted {
            for column in columns.indices { columns[column].cells.sort { $0.jurisdiction < $1.jurisdiction } }
        }
        cells = []
        cells.reserveCapacity(columns.reduce(0) { $0 + $1.cells.count })
        for column in columns.sorted(by: { $0.indicator < $1.indicator }) {
            for (number, jurisdiction) in column.cells {
                cells.append((number, Cell(jurisdiction, column.indicator)))
            }
        }
        places = cells.indices.map { (cells[$0].number, $0) }.sorted { $0.number < $1.number }
    }
}
