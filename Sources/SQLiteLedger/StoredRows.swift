// The rows of the matrix and their pages, as rows of their tables.
import Ledger
import SQLite

/// Reads and writes rows through statements that are prepared once.
struct StoredRows: ~Copyable {
    private let row: Statement
    private let writing: Statement

    init(_ connection: borrowing Connection) throws {
        let row = try connection.prepare("SELECT \(MatrixRow.stored) FROM matrix_row WHERE jurisdiction = ?")
        let writing = try connection.prepare(
            """
            REPLACE INTO matrix_row (number, jurisdiction, columns, pages, pipeline_pages) VALUES (?, ?, ?, ?, ?)
            """)
        self.row = row
        self.writing = writing
    }

    /// The row of a jurisdiction, where anything is known of it.
    func row(of jurisdiction: Jurisdiction) throws -> MatrixRow? {
        row.reset()
        try row.bind(1, .text(jurisdiction.code))
        guard try row.step() else { return nil }
        return try MatrixRow(row.row)
    }

    /// Writes a row in the place of what it was.
    func write(_ row: MatrixRow, of jurisdiction: Jurisdiction) throws {
        try writing.bind(1, row.number)
        try writing.bind(2, .text(jurisdiction.code))
        try writing.bind(3, row.columnBytes)
        try writing.bind(4, row.pages.bytes)
        try writing.bind(5, row.pipelinePages.bytes)
        try writing.run()
    }
}

/// Reads and writes pages of one kind.
struct StoredPages<Shown: RowContent>: ~Copyable {
    private let page: Statement
    private let writing: Statement

    init(_ connection: borrowing Connection) throws {
        let page = try connection.prepare("SELECT shown FROM \(Shown.table) WHERE place = ?")
        let writing = try connection.prepare("REPLACE INTO \(Shown.table) (place, shown) VALUES (?, ?)")
        self.page = page
        self.writing = writing
    }

    /// The bytes of the page at a place.
    func bytes(_ place: Int) throws -> [UInt8] {
        page.reset()
        try page.bind(1, place)
        guard try page.step() else { throw ByteReader.damage }
        return try page.blob(at: 0)
    }

    /// The page at a place, which is about days and positions.
    func page(_ place: Int, _ bounds: RowBounds) throws -> RowPage<Shown> {
        try RowPage(bounds, bytes: bytes(place))
    }

    /// Writes a page in the place of what it was.
    func write(_ page: RowPage<Shown>, at place: Int) throws {
        try writing.bind(1, place)
        try writing.bind(2, page.bytes)
        try writing.run()
    }
}
