// One connection to one database file: how it is opened and what it lets others do.
// May not be shared between threads: wrap it in a Mutex. An application keeps one that writes.

import CSQLite

/// An open database, closed when it and the statements prepared on it are gone.
public struct Connection: ~Copyable {
    /// What a connection may do to the file.
    public enum Access: Sendable, Equatable {
        /// Reads and writes; fails with `readOnly` where the file is write-protected.
        case readWrite(create: Bool)
        /// Reads beside a writer, never checkpoints; in WAL mode it may create the `-shm` side file.
        case readOnly
        /// Reads a file that nobody changes, takes no lock and creates nothing.
        case immutable
        /// Like `immutable`, and reads what is left of a damaged file: it may be cut off, and its schema be read in part.
        case remains
    }

    /// What was asked for on opening.
    public let access: Access
    let database: DatabaseHandle

    /// Opens a file; `":memory:"` is a database of its own that is gone with the connection.
    ///
    /// `automaticCheckpointPages` is the length of the write-ahead log from which a commit copies it into the
    /// file, 0 for never; it counts for writers alone.
    public init(
        _ path: String, access: Access, busyTimeoutMilliseconds: Int32 = 5000,
        automaticCheckpointPages: Int32 = 1000
    ) throws(SQLiteError) {
        let file = DatabaseFile(path)
        try file.checkFit(for: access)
        let opened = try DatabaseHandle(uri: file.uri(for: access), flags: access.openFlags)
        unsafe sqlite3_busy_timeout(opened.pointer, busyTimeoutMilliseconds)
        unsafe sqlite3_wal_autocheckpoint(opened.pointer, access.writes ? automaticCheckpointPages : 0)
        try ConnectionSettings.apply(to: opened, access: access)
        self.access = access
        database = opened
    }

    /// Stops the running statement from another thread; fetch it before the connection goes into a lock.
    public var interrupter: Interrupter { database.interrupter }

    private init(_ database: DatabaseHandle, access: Access) {
        self.database = database
        self.access = access
    }

    /// The same connection once more, in the same transaction, for work that keeps one; both are used by one owner.
    public func shared() -> Connection { Connection(database, access: access) }

    /// Whether a transaction is open.
    public var isInTransaction: Bool { unsafe sqlite3_get_autocommit(database.pointer) == 0 }

    /// The rows that the last INSERT, UPDATE or DELETE touched, without those of triggers.
    public var changes: Int64 { unsafe sqlite3_changes64(database.pointer) }

    /// The rowid of the last successful INSERT on this connection, 0 before the first.
    public var lastInsertedRow: Int64 { unsafe sqlite3_last_insert_rowid(database.pointer) }
}

extension Connection.Access {
    /// Whether the connection may write.
    public var writes: Bool {
        if case .readWrite = self { true } else { false }
    }

    /// Whether the file is read as one that nobody changes.
    var isImmutable: Bool { self == .immutable || self == .remains }

    fileprivate var openFlags: Int32 {
        // No lock inside SQLite: the compiler keeps a connection and its statements in one place at a time.
        let always = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        return switch self {
        case .readWrite(create: true): always | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        case .readWrite(create: false): always | SQLITE_OPEN_READWRITE
        case .readOnly, .immutable, .remains: always | SQLITE_OPEN_READONLY
        }
    }
}

extension Connection {
    /// Makes another database readable under a name of its own.
    public func attach(_ path: String, immutable: Bool, as name: String) throws(SQLiteError) {
        let access = immutable ? Access.immutable : .readOnly
        let file = DatabaseFile(path)
        try file.checkFit(for: access)
        let uri = file.uri(for: access)
        let mode = immutable ? "" : "?mode=ro"
        try run("ATTACH DATABASE ? AS \(name)", [.text(uri + mode)])
    }
}
