// The pages of what was believed of cells before, as rows of their table.
import Ledger
import SQLite

/// Finds and writes pages through statements that are prepared once.
struct PastPages: ~Copyable {
    private let upTo: Statement
    private let next: Statement
    private let writing: Statement

    init(_ log: StoredLog) throws {
        let upTo = try log.connection.prepare(
            "SELECT place, spans FROM cell_past WHERE place <= ? ORDER BY place DESC LIMIT 1")
        let next = try log.connection.prepare(
            "SELECT place, spans FROM cell_past WHERE place > ? ORDER BY place LIMIT 1")
        let writing = try log.connection.prepare("REPLACE INTO cell_past (place, spans) VALUES (?, ?)")
        self.upTo = upTo
        self.next = next
        self.writing = writing
    }

    /// The page of a cell where what was believed until a position, or the next one after it, is or would be.
    func page(_ cell: Int, knownTo: Int) throws -> PastPage? {
        try page(upTo, PastPage.place(cell, knownTo: knownTo), of: cell)
    }

    /// The last page of a cell.
    func last(_ cell: Int) throws -> PastPage? { try page(cell, knownTo: Position.end.number) }

    /// The page of a cell that follows a place.
    func page(_ cell: Int, after place: Int) throws -> PastPage? { try page(next, place, of: cell) }

    private func page(_ statement: borrowing Statement, _ place: Int, of cell: Int) throws -> PastPage? {
        statement.reset()
        try statement.bind(1, place)
        guard try statement.step() else { return nil }
        let found = Int(try statement.integer(at: 0))
        let places = PastPage.place(cell, knownTo: 0)..<PastPage.place(cell + 1, knownTo: 0)
        guard places.contains(found) else { return nil }
        return PastPage(place: found, bytes: try statement.blob(at: 1))
    }

    /// Writes a page, in the place of what it was.
    func write(_ page: PastPage) throws {
        try writing.bind(1, page.place)
        try writing.bind(2, page.bytes)
        try writing.run()
    }

    /// Calls the body with each span of a cell that was believed until after a position.
    func forEach(_ cell: Int, believedAfter position: Int, _ body: (inout PastReader) throws -> Void) throws {
        var page = try page(cell, knownTo: position) ?? page(cell, after: PastPage.place(cell, knownTo: 0))
        while let found = page {
            var reader = PastReader(found.bytes)
            while try reader.next() { if reader.knownTo > position { try body(&reader) } }
            page = try self.page(cell, after: found.place)
        }
    }
}
