// The one writer of a ledger in this process: a connection, what is known through it, and the projections that are
// kept beside the log. What it remembers is true as long as nobody else writes; it asks before each transaction.
import EventLog
import Ledger
import SQLite

final class LedgerWriter {
    let log: StoredLog
    let origin: String
    private var session: AppendSession?
    private var tree: TreeWriter?
    /// How many facts were read to compute cells, so far.
    private(set) var readCount = 0
    private var version: Int?

    /// Beyond so many facts, what is remembered is forgotten.
    private static let factLimit = 50_000

    init(_ path: String, origin: String) throws {
        log = StoredLog(try LedgerFile.writer(path))
        self.origin = origin
    }

    /// Runs a body in one transaction; nothing of it stays, and nothing is remembered, when it throws.
    func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try log.connection.transaction(.immediate) {
                // The number changes when another connection has committed.
                let now = try log.connection.scalar("PRAGMA data_version")?.number
                if now != version { forget() }
                version = now
                return try body()
            }
        } catch {
            forget()
            throw error
        }
    }

    /// How long a reader is waited for before the write-ahead log is left as it is, in milliseconds.
    private static let patience = 250

    /// Copies the write-ahead log into the file and empties it; false where a reader stood in the way.
    func emptyLog() throws -> Bool {
        try log.connection.execute("PRAGMA busy_timeout = \(LedgerWriter.patience)")
        return try log.connection.checkpoint(.truncate)
    }

    /// Forgets everything that can be read again.
    func forget() {
        session = nil
        tree = nil
        log.forget()
    }

    /// Appends proposals in the transaction that is open; a refusal leaves the transaction as it was.
    func append(_ proposals: [Proposal], after expected: Position?, _ terms: AppendTerms) throws -> [Appended]
    {
        // One proposal is refused before anything is written.
        guard proposals.count > 1 else { return try admit(proposals, after: expected, terms) }
        try log.connection.run("SAVEPOINT batch")
        do {
            let appended = try admit(proposals, after: expected, terms)
            try log.connection.run("RELEASE batch")
            return appended
        } catch let error as AppendError {
            try log.connection.run("ROLLBACK TO batch")
            try log.connection.run("RELEASE batch")
            forget()
            throw error
        }
    }

    private func admit(_ proposals: [Proposal], after expected: Position?, _ terms: AppendTerms) throws
        -> [Appended]
    {
        var session = try takeSession(terms)
        var tree = try takeTree()
        var filer = EventFiler(log)
        let insertion = try log.connection.prepare(StoredEvents.insertion)
        let batch = try AppendBatch(proposals, after: expected, end: session.head.position, session: &session)
        {
            event, changes, applied, session in
            try StoredEvents.insert(event, &log.terms, &tree, insertion, log.connection)
            session.wrote(event)
            try filer.file(event, changes)
            try filer.flush()
            return try project(event, applied, &session)
        }
        if !batch.events.isEmpty { try tree.store(log.connection) }
        self.tree = tree
        self.session = session
        return batch.appended
    }

    /// The tree as it is remembered, else as it is stored.
    func takeTree() throws -> TreeWriter { try tree ?? TreeWriter(log.connection) }

    private func takeSession(_ terms: AppendTerms) throws -> AppendSession {
        guard var session, session.known.heldCount < LedgerWriter.factLimit else {
            return try AppendSession(
                log, known: Knowledge(partial: true), for: .touches, origin: origin, terms)
        }
        // Held once, so that changing it copies nothing; what fails on the way is read again.
        self.session = nil
        session.resume(terms)
        return session
    }

    /// Keeps what is stored of the cells that an event touches.
    private func project(
        _ event: Event, _ applied: Knowledge.Applied, _ session: inout AppendSession
    ) throws -> [Cell] {
        let touched = try session.touched(by: applied)
        try StoredSteps(log).keep(applied, session.known, at: event.position)
        var rows: [Jurisdiction: [RowChange]] = [:]
        for (cell, days) in touched.sorted(by: { $0.key < $1.key }) {
            let number = try log.subjects.number(.cell(cell), firstAt: event.position, log.connection)
            let kept = try CellKeeper(log, cell, number).keep(
                applied, session.known, on: days, at: event.position)
            readCount += kept.readCount
            rows[cell.jurisdiction, default: []].append(kept.row)
        }
        for (jurisdiction, changes) in rows.sorted(by: { $0.key < $1.key }) {
            var keeper = try RowKeeper(log, jurisdiction)
            try keeper.take(changes, at: event.position.number)
            try keeper.flush()
        }
        return Array(touched.keys)
    }
}
