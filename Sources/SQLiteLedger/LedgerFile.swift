// The file itself: making, examining and opening it. Settings are those of the connection module; here is what
// a ledger needs besides.
private import Glibc
import SQLite

enum LedgerFile {
    struct Place: Sendable {
        let isImmutable: Bool
    }

    /// Says what lies at a path before SQLite is asked: a clear refusal for what can be no ledger.
    static func examine(_ path: String) throws -> Place {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            throw LedgerFileError(errno == ENOENT ? .missing : .unreadable(errorText()), path: path)
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw LedgerFileError(.notAFile, path: path) }
        guard status.st_size > 0 else { throw LedgerFileError(.empty, path: path) }
        guard unsafe access(path, R_OK) == 0 else {
            throw LedgerFileError(.unreadable(errorText()), path: path)
        }
        let directory = directory(of: path)
        let writable = unsafe access(directory, W_OK) == 0 && access(path, W_OK) == 0
        // Nothing lies in an empty log, so that the file alone is the whole.
        var log = stat()
        let hasLog = unsafe stat(path + "-wal", &log) == 0 && log.st_size > 0
        return Place(isImmutable: !writable && !hasLog)
    }

    static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func errorText() -> String { unsafe String(cString: strerror(errno)) }

    static func reader(_ path: String, immutable: Bool) throws -> sending Connection {
        let connection = try Connection(path, access: immutable ? .immutable : .readOnly)
        // A matrix touches a page a cell: the default of 2 MB would read them again for the next.
        try connection.execute("PRAGMA cache_size = -65536")
        return connection
    }

    static func writer(_ path: String) throws -> Connection {
        let connection = try Connection(path, access: .readWrite(create: false))
        try connection.useWriteAheadLog()
        // A large append touches rows all over the projections; the default of 2 MB would read them again and again.
        try connection.execute("PRAGMA cache_size = -20480")
        return connection
    }

    /// Opens a ledger for reading, after migrating an older one; `copy` is then where it lies as it was.
    static func opened(
        _ path: String, _ place: Place, _ patienceMilliseconds: Int, copy: inout String?
    ) throws -> sending Connection {
        let connection = try reader(path, immutable: place.isImmutable)
        switch try SQLiteLog.migrator.state(of: connection) {
        case .current: return connection
        case .empty, .foreign: throw LedgerFileError(.notALedger, path: path)
        case .newer(let version): throw LedgerFileError(.newer(version), path: path)
        case .older(let version):
            guard !place.isImmutable else { throw LedgerFileError(.older, path: path) }
            let lock = try WriterLock(forDatabaseAt: path, timeoutMilliseconds: patienceMilliseconds)
            copy = try lock.whileHeld { try migrate(path, from: version) }
            return try reader(path, immutable: place.isImmutable)
        }
    }

    /// Copies a ledger beside itself as it is, then migrates it; nil where another process has done so meanwhile.
    private static func migrate(_ path: String, from version: Int) throws -> String? {
        let connection = try writer(path)
        guard try SQLiteLog.migrator.state(of: connection) != .current else { return nil }
        let names = (0...).lazy.map { "\(path).version-\(version)" + ($0 == 0 ? "" : "-\($0)") }
        guard let copy = names.first(where: { unsafe access($0, F_OK) != 0 }) else { return nil }
        try connection.backup(to: copy)
        do { try SQLiteLog.migrator.migrate(connection) } catch {
            // What is as it was needs no copy.
            unsafe unlink(copy)
            throw error
        }
        return copy
    }
}
