// A ledger in one SQLite file. Reads go through a connection that cannot write. Appends wait in a queue: whoever
// comes to write commits everything that waits, in one transaction under the lock beside the file, so that one
// process writes or checkpoints at a time.
import Evidence
public import EventLog
public import Ledger
import SQLite
private import Synchronization

/// A log and its projections in one file.
public final class SQLiteLog: EventLog {
    /// `LLEG`: marks a file as a ledger.
    static let applicationID: Int32 = 0x4C4C_4547
    static let migrator = Migrator(applicationID: applicationID, migrations: Migrations.all)

    /// Where the file is.
    public let path: String
    /// What can go wrong when the tree is read.
    public typealias Failure = any Error

    /// The URI of this ledger.
    public let origin: String
    /// Whether the file was opened as one that nobody can change.
    public let isImmutable: Bool
    /// Why this account may not write the file or beside it; nil where it may.
    private let hindrance: LedgerFileError.Kind?
    /// Where the file lies as it was, where opening it has brought it to the present form.
    public let migratedFrom: String?
    /// How long to wait for another writer, in milliseconds.
    let patienceMilliseconds: Int
    private let reader: Mutex<OpenLog>
    private let writer = Mutex<OpenWriter?>(nil)
    private let waiting = Mutex<[AppendRequest]>([])
    private let lockFile = Mutex<WriterLockFile?>(nil)

    /// Opens a ledger for reading; the first append opens the file for writing.
    ///
    /// - Throws: `LedgerFileError` where the file is none of ours, damaged, newer, or cannot be read.
    public init(opening path: String, patienceMilliseconds: Int = 5000) throws {
        self.path = path
        self.patienceMilliseconds = patienceMilliseconds
        do {
            let place = try LedgerFile.examine(path)
            isImmutable = place.isImmutable
            hindrance = place.isWritable ? nil : place.isProtected ? .writeProtected : .immutable
            var copy: String?
            let connection = try LedgerFile.opened(path, place, patienceMilliseconds, copy: &copy)
            migratedFrom = copy
            // Without one the ledger can still be read; `requireIdentity` refuses the rest.
            origin = (try? SQLiteLog.storedOrigin(connection)) ?? ""
            reader = Mutex(OpenLog(log: StoredLog(connection)))
        } catch {
            throw try LedgerFileError(error, path: path)
        }
    }

    deinit { _ = finishWriting() }

    /// Closes the writing connection and says whether the file alone is then the whole ledger and can be sent. A reader
    /// at work may put this off, and so may a full disk: what is committed stays in the log beside the file.
    public func finishWriting() -> Bool {
        lendWriter { writer in
            guard writer != nil else { return true }
            defer { writer = nil }
            return (try? whileLocked { try writer?.writer.emptyLog() }) == true
        }
    }

    /// Makes a new ledger and fills it, whole or not at all; an existing file is never touched.
    public static func create(
        at path: String, origin: String, patienceMilliseconds: Int = 5000,
        filling fill: (SQLiteLog) throws -> Void = { _ in }
    ) throws -> SQLiteLog {
        try LedgerFile.make(path, origin: origin, filling: fill)
        return try SQLiteLog(opening: path, patienceMilliseconds: patienceMilliseconds)
    }

    /// Runs a body on one state of the ledger; errors of SQLite become errors about the file.
    func read<Result>(_ body: (borrowing OpenLog) throws -> Result) throws -> Result where Result: Sendable {
        do {
            return try lendReader { open in
                try open.log.connection.transaction(.deferred) {
                    try open.log.refresh()
                    return try body(open)
                }
            }
        } catch {
            throw try LedgerFileError(error, path: path)
        }
    }

    /// Appends proposals, all or nothing.
    public func append(_ proposals: [Proposal], after expected: Position?, _ terms: AppendTerms) throws
        -> [Appended]
    {
        if terms.isRehearsal { return try rehearse(proposals, after: expected, terms) }
        let request = AppendRequest(proposals, after: expected, terms)
        waiting.withLock { $0.append(request) }
        lendWriter { writer in
            // Whoever had the writer before may have served this one too.
            guard !request.isServed else { return }
            let requests = waiting.withLock { waiting in
                defer { waiting = [] }
                return waiting
            }
            do {
                let outcomes = try transaction(&writer) { open in
                    try requests.map { try $0.perform(open.writer) }
                }
                for (request, outcome) in zip(requests, outcomes) { request.serve(outcome) }
            } catch {
                for request in requests { request.serve(.failure(error)) }
            }
        }
        return try request.result()
    }

    func lendReader<Result>(_ body: (borrowing OpenLog) throws -> Result) rethrows -> Result
    where Result: Sendable {
        try reader.withLock { try body($0) }
    }

    private func lendWriter<Result>(_ body: (inout OpenWriter?) throws -> Result) rethrows -> Result
    where Result: Sendable {
        try writer.withLock { try body(&$0) }
    }

    /// Runs a body in one transaction of the only writer.
    func write<Result>(_ body: (borrowing OpenWriter) throws -> Result) throws -> Result
    where Result: Sendable {
        try lendWriter { try transaction(&$0, body) }
    }

    /// Lends the writing connection outside of a transaction, while nobody else may write.
    func alone<Result>(_ body: (borrowing Connection) throws -> Result) throws -> Result
    where Result: Sendable {
        if let hindrance { throw LedgerFileError(hindrance, path: path) }
        return try lendWriter { writer in
            do {
                return try whileLocked {
                    let log = try writer?.writer.log ?? StoredLog(LedgerFile.writer(path))
                    try log.connection.execute("PRAGMA busy_timeout = \(patienceMilliseconds)")
                    return try body(log.connection)
                }
            } catch {
                throw try LedgerFileError(error, path: path)
            }
        }
    }

    private func transaction<Result>(
        _ writer: inout OpenWriter?, _ body: (borrowing OpenWriter) throws -> Result
    ) throws -> Result where Result: Sendable {
        if let hindrance { throw LedgerFileError(hindrance, path: path) }
        if writer == nil { try requireIdentity() }
        do {
            return try whileLocked {
                if writer == nil { writer = OpenWriter(writer: try LedgerWriter(path, origin: origin)) }
                guard let result = try writer?.transaction(body) else {
                    throw LedgerFileError(.other("it is not open for writing"), path: path)
                }
                return result
            }
        } catch {
            throw try LedgerFileError(error, path: path)
        }
    }

    /// Admits proposals and says which cells they would touch.
    private func rehearse(_ proposals: [Proposal], after expected: Position?, _ terms: AppendTerms) throws
        -> [Appended]
    {
        try requireIdentity()
        return try read { open in
            let log = open.log
            var session = try AppendSession(log, known: Knowledge(partial: true), origin: origin, terms)
            return try AppendBatch(proposals, after: expected, end: session.head.position, session: &session)
            {
                Array(try $3.touched(by: $2).keys)
            }.appended
        }
    }

    private func whileLocked<Result>(_ body: () throws -> Result) throws -> Result {
        let file = try lockFile.withLock { file in
            if let file, file.isInPlace { return file }
            let opened = try WriterLockFile(forDatabaseAt: path)
            file = opened
            return opened
        }
        let lock = try WriterLock(file, timeoutMilliseconds: patienceMilliseconds)
        return try lock.whileHeld(body)
    }
}

/// A connection that reads, lent to one thread at a time: it cannot be copied out of its lock.
struct OpenLog: ~Copyable {
    let log: StoredLog
}

/// The writer, lent to one thread at a time.
struct OpenWriter: ~Copyable {
    let writer: LedgerWriter

    borrowing func transaction<Result>(_ body: (borrowing OpenWriter) throws -> Result) throws -> Result {
        try writer.transaction { try body(self) }
    }
}
