// A day as known at a position, asked of one row of the matrix after another: of each the one page that holds it is read.
import Ledger
import SQLite

struct RowQuestion<Shown: RowContent> {
    private let day: Int
    private let position: Int
    /// What was found of the cells of the rows asked so far, row by row; nil where there is nothing.
    private(set) var shown: [Shown?] = []
    /// The days and positions for which all of that is true.
    private(set) var bounds = RowBounds(knownFrom: 0)

    /// Asks about so many cells.
    init(_ day: Int, _ position: Int, _ count: Int) {
        self.day = day
        self.position = position
        shown.reserveCapacity(count)
    }

    /// Asks the next row, of which these pages tell.
    mutating func ask(_ row: MatrixRow, _ pages: PageDirectory, _ stored: borrowing StoredPages<Shown>) throws
    {
        let first = shown.count
        for _ in row.columns { shown.append(nil) }
        guard let page = pages.page(holding: day, position) else {
            // The first page is about all days: nothing was known before it.
            let begun = pages.count == 0 ? RowBounds.open : try pages.bounds(ofPage: 0).knownFrom
            guard position < begun else { throw ByteReader.damage }
            bounds.knownTo = min(bounds.knownTo, begun)
            return
        }
        let held = try pages.bounds(ofPage: page)
        bounds = bounds.intersection(held)
        var reader = RowPageReader<Shown>(held, try stored.bytes(row.place(ofPage: page)))
        while let place = try reader.nextCell() {
            guard row.columns.indices.contains(place) else { throw ByteReader.damage }
            if try reader.nextEntry(holding: day, position) {
                bounds = bounds.intersection(reader.entry)
                shown[first + place] = try reader.shown()
            } else {
                bounds = bounds.intersection(
                    RowBounds(from: day, to: day + 1, knownFrom: position, knownTo: position + 1))
            }
        }
    }
}

extension RowQuestion<ShownLevel> {
    /// A cell that shows something has been read; of any other it is told where that changes.
    mutating func read(_ column: MatrixRow.Column, _ place: Int) throws {
        guard shown[place]?.hasBasis == false else { return }
        let reading = column.reading(at: position)
        bounds.knownFrom = max(bounds.knownFrom, reading.from)
        bounds.knownTo = min(bounds.knownTo, reading.to)
    }
}
