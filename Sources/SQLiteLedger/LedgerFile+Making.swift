// Making a ledger: under another name, filled, and only then under its own, so that a name holds a whole ledger
// or nothing. A name that exists is never touched.
import Glibc
import Ledger
import SQLite

extension LedgerFile {
    /// Makes a ledger, fills it, and gives it its name.
    static func make(_ path: String, origin: String, filling fill: (SQLiteLog) throws -> Void) throws {
        guard unsafe access(path, F_OK) != 0 else { throw LedgerFileError(.exists, path: path) }
        // SQLite would take it for a part of the new file.
        if let part = LedgerFile.partBeside(path) { throw LedgerFileError(.leftBeside(part), path: path) }
        let making = "\(path).making-\(getpid())"
        let descriptor = unsafe open(making, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw LedgerFileError(.cannotCreate(errorText()), path: path) }
        close(descriptor)
        defer { for suffix in ["", "-wal", "-shm", "-lock"] { unsafe unlink(making + suffix) } }
        do {
            try lay(making, origin: origin)
            let log = try SQLiteLog(opening: making)
            try fill(log)
            guard log.finishWriting() else { throw LedgerFileError(.inUse(processID: nil), path: path) }
            try name(making, path)
        } catch let error as LedgerFileError {
            throw LedgerFileError(error.kind, path: path)
        } catch {
            throw try LedgerFileError(error, path: path)
        }
    }

    /// The empty ledger: its tables and where it is from.
    private static func lay(_ path: String, origin: String) throws {
        let lock = try WriterLock(forDatabaseAt: path, timeoutMilliseconds: 1000)
        try lock.whileHeld {
            let connection = try writer(path)
            try SQLiteLog.migrator.migrate(connection)
            try connection.run("INSERT INTO ledger (name, value) VALUES ('origin', ?)", [.text(origin)])
        }
    }

    /// Gives the finished file its name, unless the name has been taken meanwhile; the name is then durable.
    private static func name(_ making: String, _ path: String) throws {
        guard unsafe link(making, path) == 0 else {
            throw LedgerFileError(errno == EEXIST ? .exists : .cannotCreate(errorText()), path: path)
        }
        let descriptor = unsafe open(directory(of: path), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
