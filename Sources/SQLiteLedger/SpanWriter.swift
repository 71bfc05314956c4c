// Writes the courses of cells that were worked out in bulk: rows come in chunks, and only have to be bound.
import Ledger
import SQLite

struct SpanWriter: ~Copyable {
    private let log: StoredLog
    private let past: PastPages
    private let current: Statement
    private let last: Statement
    private let removal: Statement
    private let lastRemoval: Statement
    private let cause: Statement
    private var caused: [CourseChunk.Cause] = []
    /// The row of the jurisdiction whose chunks are being written.
    private var row: RowKeeper?

    /// How many causes wait to be written in order.
    private static let held = 50_000

    init(_ log: StoredLog) throws {
        self.log = log
        let past = try PastPages(log)
        let current = try log.connection.prepare(CellRows.insertion)
        let last = try log.connection.prepare(CellRows.lastInsertion)
        let removal = try log.connection.prepare("DELETE FROM cell_span WHERE place = ?")
        let lastRemoval = try log.connection.prepare("DELETE FROM cell_now WHERE cell = ?")
        let cause = try log.connection.prepare(
            "INSERT OR IGNORE INTO caused (position, cell, from_day) VALUES (?, ?, ?)")
        self.past = past
        self.current = current
        self.last = last
        self.removal = removal
        self.lastRemoval = lastRemoval
        self.cause = cause
    }

    /// Writes what a chunk of events came to; `levels` are the levels that its rows name by their places.
    mutating func write(_ chunk: consuming CourseChunk) throws {
        let numbers = try chunk.levels.map { Int(try log.levels.number($0, log.connection)) }
        for ended in chunk.ended { try takeOut(ended) }
        for index in chunk.past.indices {
            let stored = chunk.past[index].stored
            try chunk.past[index].page.renumberLevels(from: stored) { numbers[$0] }
            try past.write(chunk.past[index].page)
        }
        for (cell, row) in chunk.current {
            let level = numbers[row.level]
            if row.isLast {
                try row.bind(last, cell: cell, level: level)
                try last.run()
            } else {
                try row.bind(current, cell: cell, level: level)
                try current.run()
            }
        }
        for (instrument, changed, bytes) in chunk.steps {
            try StoredSteps(log).write(instrument, bytes, at: changed)
        }
        var row = try row.take() ?? RowKeeper(log, chunk.jurisdiction)
        for (position, changes) in chunk.row {
            try row.take(changes.map { $0.renumbered(numbers) }, at: position.number)
        }
        if chunk.isLast { try row.flush() } else { self.row = consume row }
        caused += chunk.caused
        if caused.count > SpanWriter.held { try finish() }
    }

    /// Takes what is believed no more out of what was believed before the bulk.
    private func takeOut(_ ended: CourseChunk.Ended) throws {
        if ended.isLast {
            try lastRemoval.bind(1, ended.cell)
            try lastRemoval.run()
        } else {
            try removal.bind(1, CellPlace.place(ended.cell, from: ended.day))
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
