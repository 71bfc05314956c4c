// A ledger in one SQLite file. Reads go through a connection that cannot write; an append holds the writer's
// lock beside the file, so that one process writes or checkpoints at a time.
public import EventLog
public import Ledger
import SQLite
private import Synchronization

/// A log and its projections in one file.
public final class SQLiteLog: EventLog {
    /// `LLEG`: marks a file as a ledger.
    static let applicationID: Int32 = 0x4C4C_4547
    static let migrator = Migrator(applicationID: applicationID, migrations: EmbeddedFiles.migrations)

    /// Where the file is.
    public let path: String
    /// The URI of this ledger.
    public let origin: String
    /// Whether the file was opened as one that nobody can change.
    public let isImmutable: Bool
    /// How long to wait for another writer, in milliseconds.
    let patienceMilliseconds: Int
    private let reader: Mutex<Connection>

    /// Opens a ledger for reading; appends open the file for writing themselves.
    ///
    /// - Throws: `LedgerFileError` where the file is none of ours, damaged, newer, or cannot be read.
    public init(opening path: String, patienceMilliseconds: Int = 5000) throws {
        self.path = path
        self.patienceMilliseconds = patienceMilliseconds
        let place = try LedgerFile.examine(path)
        isImmutable = place.isImmutable
        do {
            try LedgerFile.bringUpToDate(path, patienceMilliseconds)
            let connection = try LedgerFile.reader(path, immutable: place.isImmutable)
            origin = try connection.scalar("SELECT value FROM ledger WHERE name = 'origin'")?.text ?? ""
            reader = Mutex(connection)
        } catch {
            throw try LedgerFileError(error, path: path)
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

    /// Runs a body with the reading connection; errors of SQLite become errors about the file.
    func read<Result>(_ body: (borrowing Connection) throws -> Result) throws -> Result
    where Result: Sendable {
        do {
            return try reader.withLock { try body($0) }
        } catch {
            throw try LedgerFileError(error, path: path)
        }
    }

    /// Appends proposals, all or nothing.
    public func append(_ proposals: [Proposal], after expected: Position?, _ terms: AppendTerms) throws
        -> [Appended]
    {
        if terms.isRehearsal { return try rehearse(proposals, after: expected, terms) }
        return try write { try append(proposals, after: expected, terms, through: $0) }
    }

    /// Appends proposals in the transaction that is open on a connection.
    func append(
        _ proposals: [Proposal], after expected: Position?, _ terms: AppendTerms,
        through connection: borrowing Connection
    ) throws -> [Appended] {
        var session = try AppendSession(self, known: Knowledge(partial: true), origin: origin, terms)
        var projector = Projector()
        return try AppendBatch(proposals, after: expected, end: try head().position, session: &session) {
            let touched = try projector.write($0, $1, &$2, connection)
            return Dictionary(uniqueKeysWithValues: touched.map { ($0, nil) })
        }.appended
    }

    /// Admits proposals and says which cells they would touch.
    private func rehearse(_ proposals: [Proposal], after expected: Position?, _ terms: AppendTerms) throws
        -> [Appended]
    {
        var session = try AppendSession(self, known: Knowledge(partial: true), origin: origin, terms)
        let end = try head().position
        return try AppendBatch(proposals, after: expected, end: end, session: &session) {
            try $2.shown(by: $1, on: terms.now.day)
        }.appended
    }

    /// Runs a body in one transaction of the only writer.
    func write<Result>(_ body: (borrowing Connection) throws -> Result) throws -> Result {
        guard !isImmutable else { throw LedgerFileError(.immutable, path: path) }
        do {
            let lock = try WriterLock(forDatabaseAt: path, timeoutMilliseconds: patienceMilliseconds)
            return try lock.whileHeld {
                let connection = try LedgerFile.writer(path)
                let result = try connection.transaction(.immediate) { try body(connection) }
                // The file alone is then the whole ledger and can be sent. A reader at work may put this off,
                // and so may a full disk: what is committed stays in the log beside the file, and is recorded.
                _ = try? connection.checkpoint(.truncate)
                return result
            }
        } catch {
            throw try LedgerFileError(error, path: path)
        }
    }
}
