// Writes the courses of cells that were worked out in bulk: rows come in chunks, and only have to be bound.
import Ledger
import SQLite

struct SpanWriter: ~Copyable {
    private let log: StoredLog
    private let start: Position
    private let past: Statement
    private let current: Statement
    private let last: Statement
    private let removal: Statement
    private let lastRemoval: Statement
    private let cause: Statement
    private var caused: [CourseChunk.Cause] = []

    /// How many causes wait to be written in order.
    private static let held = 50_000

    /// Spans believed up to a position are in the tables already.
    init(_ log: StoredLog, after start: Position) throws {
        let past = try log.connection.prepare(CellRows.pastInsertion)
        let current = try log.connection.prepare(CellRows.insertion)
        let last = try log.connection.prepare(CellRows.lastInsertion)
        let removal = try log.connection.prepare("DELETE FROM cell_span WHERE place = ?")
        let lastRemoval = try log.connection.prepare("DELETE FROM cell_now WHERE cell = ?")
        let cause = try log.connection.prepare(
            "INSERT OR IGNORE INTO caused (position, cell, from_day) VALUES (?, ?, ?)")
        self.log = log
        self.start = start
        self.past = past
        self.current = current
        self.last = last
        self.removal = removal
        self.lastRemoval = lastRemoval
        self.cause = cause
    }

    /// Writes what a chunk of events came to; `levels` are the levels that its rows name by their places.
    mutating func write(_ chunk: CourseChunk) throws {
        let numbers = try chunk.levels.map { Int(try log.levels.number($0, log.connection)) }
        for believed in chunk.past.sorted(by: { $0.order < $1.order }) {
            if believed.knownFrom <= start.number { try remove(believed.row) }
            try past.bind(1, believed.row.cell)
            try past.bind(2, believed.knownTo)
            try past.bind(3, believed.row.from)
            try past.bind(4, believed.row.to)
            try past.bind(5, believed.knownFrom)
            try believed.row.bind(past, from: 6) { numbers[$0] }
            try past.run()
        }
        for believed in chunk.current.sorted(by: { $0.order < $1.order }) {
            if believed.row.isLast {
                try believed.row.bind(last, knownFrom: believed.knownFrom) { numbers[$0] }
                try last.run()
            } else {
                try believed.row.bind(current, knownFrom: believed.knownFrom) { numbers[$0] }
                try current.run()
            }
        }
        for read in chunk.reads { try CellWriter(log).read(read.cell, read.isRead, at: read.position) }
        caused += chunk.caused
        if caused.count > SpanWriter.held { try finish() }
    }

    /// Takes what is believed no more out of what was believed before the bulk.
    private func remove(_ row: SpanRow) throws {
        if row.isLast {
            try lastRemoval.bind(1, row.cell)
            try lastRemoval.run()
        } else {
            try removal.bind(1, CellPlace.place(row.cell, from: row.from))
            try removal.run()
        }
    }

    /// Writes what waits.
    mutating func finish() throws {
        for row in caused.sorted(by: { ($0.position, $0.cell, $0.day) < ($1.position, $1.cell, $1.day) }) {
            try cause.bind(1, row.position)
            try cause.bind(2, row.cell)
            try cause.bind(3, row.day)
            try cause.run()
        }
        caused = []
    }
}
