// The rows of the matrix and their pages, as rows of their tables.
import Ledger
import SQLite

/// Reads and writes them through statements that are prepared once.
struct StoredRows: ~Copyable {
    private let row: Statement
    private let page: Statement
    private let rowWriting: Statement
    private let pageWriting: Statement

    init(_ connection: borrowing Connection) throws {
        let row = try connection.prepare(
            "SELECT number, columns, pages FROM matrix_row WHERE jurisdiction = ?")
        let page = try connection.prepare("SELECT shown FROM matrix_page WHERE place = ?")
        let rowWriting = try connection.prepare(
            "REPLACE INTO matrix_row (number, jurisdiction, columns, pages) VALUES (?, ?, ?, ?)")
        let pageWriting = try connection.prepare("REPLACE INTO matrix_page (place, shown) VALUES (?, ?)")
        self.row = row
        self.page = page
        self.rowWriting = rowWriting
        self.pageWriting = pageWriting
    }

    /// The row of a jurisdiction, where anything is known of it.
    func row(of jurisdiction: Jurisdiction) throws -> MatrixRow? {
        row.reset()
        try row.bind(1, .text(jurisdiction.code))
        guard try row.step() else { return nil }
        return try MatrixRow(row.row)
    }

    /// The bytes of the page at a place.
    func bytes(_ place: Int) throws -> [UInt8] {
        page.reset()
        try page.bind(1, place)
        guard try page.step() else { throw ByteReader.damage }
        return try page.blob(at: 0)
    }

    /// The page at a place, which is about days and positions.
    func page(_ place: Int, _ bounds: RowBounds) throws -> RowPage {
        try RowPage(bounds, bytes: bytes(place))
    }

    /// Writes a row in the place of what it was.
    func write(_ row: MatrixRow, of jurisdiction: Jurisdiction) throws {
        try rowWriting.bind(1, row.number)
        try rowWriting.bind(2, .text(jurisdiction.code))
        try rowWriting.bind(3, row.columnBytes)
        try rowWriting.bind(4, row.pageBytes)
        try rowWriting.run()
    }

    /// Writes a page in the place of what it was.
    func write(_ page: RowPage, at place: Int) throws {
        try pageWriting.bind(1, place)
        try pageWriting.bind(2, page.bytes)
        try pageWriting.run()
    }
}
