// The file itself: making, examining and opening it. Settings are those of the connection module; here is what
// a ledger needs besides.
private import Glibc
import SQLite

enum LedgerFile {
    /// Where a ledger lies, as far as that decides how it can be opened.
    struct Place: Sendable {
        /// Whether this account may write the file and beside it.
        let isWritable: Bool
        /// Whether it is the file alone that may not be written, and not the place where it lies.
        let isProtected: Bool
        /// The ending of the file beside it that holds a part of the ledger.
        let part: String?
        /// Whether others may be writing, whose index of the log can be read: on a read-only medium nobody is.
        let isShared: Bool
        let size: Int

        /// Whether the file is opened as one that nobody changes: it may be read without any lock.
        var isImmutable: Bool { !isWritable && part == nil && !isShared }
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
        // As SQLite names what lies beside a file.
        let file = resolved(path)
        let isReadOnlyMedium = unsafe access(file, W_OK) != 0 && errno == EROFS
        let isShared =
            !isReadOnlyMedium && ["-wal", "-shm"].allSatisfy { unsafe access(file + $0, R_OK) == 0 }
        let part = partBeside(file)
        // Asked again: what is not beside the file any more is in it now.
        guard unsafe stat(path, &status) == 0 else {
            throw LedgerFileError(.unreadable(errorText()), path: path)
        }
        let mayWriteBeside = unsafe access(directory(of: file), W_OK) == 0
        let mayWrite = unsafe access(file, W_OK) == 0
        return Place(
            isWritable: mayWriteBeside && mayWrite, isProtected: mayWriteBeside && !mayWrite, part: part,
            isShared: isShared, size: Int(status.st_size))
    }

    /// The ending of a file beside the ledger that holds a part of it: nothing lies in an empty one.
    static func partBeside(_ path: String) -> String? {
        ["-wal", "-journal"].first { suffix in
            var status = stat()
            return unsafe stat(path + suffix, &status) == 0 && status.st_size > 0
        }
    }

    private static func resolved(_ path: String) -> String {
        guard let resolved = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
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
        let connection = try whole(path, place, patienceMilliseconds)
        switch try SQLiteLog.migrator.state(of: connection) {
        case .current:
            // SQLite would read a file that ends within a page as if the rest of the page were zeros.
            let rest = try place.size % pageSize(of: connection)
            guard place.part != nil || rest == 0 else {
                throw LedgerFileError(.damaged("it ends too early"), path: path)
            }
            return connection
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
            // A script of ours fails only where the tables are not those of the version.
            if case MigrationError.database(let failure) = error, failure.kind == .other {
                throw LedgerFileError(.misnumbered(version), path: path)
            }
            throw error
        }
        return copy
    }

    private static func pageSize(of connection: borrowing Connection) throws -> Int {
        try connection.scalar("PRAGMA page_size")?.number ?? 4096
    }

    /// A reader of the file with its part beside it; what a crash has left in a journal is put right first.
    private static func whole(_ path: String, _ place: Place, _ patienceMilliseconds: Int) throws
        -> sending Connection
    {
        do {
            return try reader(path, immutable: place.isImmutable)
        } catch let error as SQLiteError {
            if !place.isWritable, let part = place.part,
                [.cannotOpen, .readOnly, .needsWriter].contains(error.kind)
            {
                throw LedgerFileError(.parted(part), path: path)
            }
            guard error.kind == .needsWriter else { throw error }
        }
        let lock = try WriterLock(forDatabaseAt: path, timeoutMilliseconds: patienceMilliseconds)
        try lock.whileHeld { _ = try writer(path) }
        return try reader(path, immutable: place.isImmutable)
    }
}
