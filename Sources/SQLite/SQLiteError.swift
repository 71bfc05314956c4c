// What SQLite refused, for a program: a stable code and kind, and an unstable text.
// May not carry bound values: an error ends up in logs and on screens.

import CSQLite

/// A refusal by SQLite or by this module on its behalf; branch on `kind` or `code`, print the rest.
public struct SQLiteError: Error, Sendable, Equatable {
    /// SQLite's result code with its detail, such as 1811 for a constraint raised by a trigger.
    public let extendedCode: Int32
    /// SQLite's own sentence, whose wording may differ between its versions.
    public let message: String
    /// The statement as written, with placeholders; bound values never appear.
    public let sql: String?

    /// Describes a refusal with an extended result code.
    public init(extendedCode: Int32, message: String, sql: String? = nil) {
        self.extendedCode = extendedCode
        self.message = message
        self.sql = sql
    }

    /// SQLite's primary result code, such as 19 for any constraint.
    public var code: Int32 { extendedCode & 0xff }

    /// What a caller can do something about.
    public enum Kind: String, Sendable, CaseIterable {
        /// Another connection holds the lock for longer than the waiting time.
        case busy
        /// The disk or the page limit is reached.
        case full
        /// A write through a connection or to a file that can only be read.
        case readOnly
        /// A crash has left a journal or a log that a connection that writes must put right first.
        case needsWriter
        /// The file is damaged.
        case corrupt
        /// The file is something else than a database.
        case notADatabase
        /// The operating system failed to read, write or lock.
        case ioError
        /// The file cannot be opened, or has side files that forbid it.
        case cannotOpen
        /// A constraint, or a trigger that raises one.
        case constraint
        /// The schema changed under a statement.
        case schema
        /// The operating system or an authorizer forbids it.
        case permission
        /// A text, blob or statement over SQLite's limits.
        case tooBig
        /// No memory is left.
        case outOfMemory
        /// Stopped by an `Interrupter`.
        case interrupted
        /// A value of another type than the one asked for.
        case mismatch
        /// A call that this module refuses, such as a transaction within a transaction.
        case misuse
        /// Everything else, such as an error in the SQL.
        case other
    }

    /// Whether everything of a transaction may be in the file although its end has failed: syncing it, and making it
    /// known to others, come last.
    public var isAfterWriting: Bool { sql == "COMMIT" && SQLiteError.last.contains(extendedCode) }

    /// Whether somebody who reads is enough for it: the write-ahead log is turned on, and a transaction in a file without
    /// one ends, only while nobody has the file locked for reading.
    public var isKeptByReader: Bool {
        kind == .busy && (sql == "COMMIT" || sql.map { $0.hasPrefix("PRAGMA journal_mode") } ?? false)
    }

    // Swift does not see the names of extended codes; the second numbers are those of sqlite.org/rescode.html.
    // IOERR_FSYNC, _DIR_FSYNC, _SHMOPEN, _SHMSIZE, _SHMLOCK, _SHMMAP.
    private static let last = [4, 5, 18, 19, 20, 21].map { SQLITE_IOERR | $0 << 8 }
    // READONLY_RECOVERY, _ROLLBACK.
    private static let unfinished = [1, 3].map { SQLITE_READONLY | $0 << 8 }

    /// The kind that belongs to the code.
    public var kind: Kind {
        if SQLiteError.unfinished.contains(extendedCode) { return .needsWriter }
        return switch code {
        case SQLITE_BUSY: .busy
        case SQLITE_FULL: .full
        case SQLITE_READONLY: .readOnly
        case SQLITE_CORRUPT: .corrupt
        case SQLITE_NOTADB: .notADatabase
        case SQLITE_IOERR: .ioError
        case SQLITE_CANTOPEN: .cannotOpen
        case SQLITE_CONSTRAINT: .constraint
        case SQLITE_SCHEMA: .schema
        case SQLITE_PERM, SQLITE_AUTH: .permission
        case SQLITE_TOOBIG: .tooBig
        case SQLITE_NOMEM: .outOfMemory
        case SQLITE_INTERRUPT: .interrupted
        case SQLITE_MISMATCH: .mismatch
        case SQLITE_MISUSE, SQLITE_RANGE: .misuse
        default: .other
        }
    }
}

extension SQLiteError: CustomStringConvertible {
    /// One line: message, code and the beginning of the statement.
    public var description: String {
        guard let sql else { return "\(message) (SQLite \(extendedCode))" }
        let oneLine = sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let excerpt = oneLine.count > 200 ? oneLine.prefix(200) + " …" : oneLine[...]
        return "\(message) (SQLite \(extendedCode)) in: \(excerpt)"
    }
}
