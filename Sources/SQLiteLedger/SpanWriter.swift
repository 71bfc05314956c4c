// Writes believed spans in the order of their tables: the courses of cells that were worked out in bulk.
import Ledger
import SQLite

struct SpanWriter {
    private let log: StoredLog
    private let start: Position
    private var caused: [(position: Int, cell: Int, day: Int)] = []
    private let reads: CellWriter

    private static let pastInsertion = """
        INSERT INTO cell_span_past (cell, known_to, from_day, to_day, known_from, \(CellRows.shown))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    private static let insertion = """
        INSERT INTO cell_span (place, to_day, known_from, \(CellRows.shown)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// Spans believed up to a position are in the tables already.
    init(_ log: StoredLog, after start: Position) {
        self.log = log
        self.start = start
        reads = CellWriter(log)
    }

    /// Writes what ended in a chunk of events.
    mutating func write(_ chunk: CourseChunk) throws {
        let insertion = try log.connection.prepare(SpanWriter.pastInsertion)
        let removal = try log.connection.prepare("DELETE FROM cell_span WHERE place = ?")
        for believed in chunk.past.sorted(by: { $0.cell < $1.cell }) {
            let (cell, from) = (try number(believed.cell), CellPlace.day(believed.span.from))
            if believed.knownFrom <= start.number {
                try removal.bind(1, CellPlace.place(cell, believed.span.from))
                _ = try removal.step()
            }
            try insertion.bind(
                [
                    SQLValue(cell), SQLValue(believed.knownTo), SQLValue(from),
                    SQLValue(CellPlace.day(believed.span.to)), SQLValue(believed.knownFrom),
                ] + CellRows.values(believed.span, log))
            _ = try insertion.step()
        }
        for read in chunk.reads { try reads.read(try number(read.cell), read.isRead, at: read.position) }
        for cause in chunk.caused {
            caused.append((cause.position.number, try number(cause.cell), CellPlace.day(cause.day)))
        }
    }

    /// Writes what is believed at the end.
    mutating func finish(_ current: [BelievedSpan]) throws {
        let insertion = try log.connection.prepare(SpanWriter.insertion)
        let rows = try current.map { (CellPlace.place(try number($0.cell), $0.span.from), $0) }
        for (place, believed) in rows.sorted(by: { $0.0 < $1.0 }) {
            try insertion.bind(
                [SQLValue(place), SQLValue(CellPlace.day(believed.span.to)), SQLValue(believed.knownFrom)]
                    + CellRows.values(believed.span, log))
            _ = try insertion.step()
        }
        let cause = try log.connection.prepare(
            "INSERT OR IGNORE INTO caused (position, cell, from_day) VALUES (?, ?, ?)")
        for row in caused.sorted(by: { $0 < $1 }) {
            try cause.bind(1, row.position)
            try cause.bind(2, row.cell)
            try cause.bind(3, row.day)
            _ = try cause.step()
        }
        caused = []
    }

    private func number(_ cell: Cell) throws -> Int {
        guard let number = try log.subjects.number(.cell(cell), log.connection) else {
            throw LedgerFileError(.damaged("\(cell) is not filed"), path: "")
        }
        return number
    }
}
