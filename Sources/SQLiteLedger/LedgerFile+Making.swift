// Making a ledger: under another name, filled, and only then under its own, so that a name holds a whole ledger
// or nothing. A name that exists is never touched.
import Glibc
import Ledger
import SQLite

extension LedgerFile {
    /// Makes a ledger, fills it, and gives it its name.
    static func make(_ path: String, origin: String, filling fill: (SQLiteLog) throws -> Void) throws {
        try requireVacant(path)
        do {
            try name(path) { making in
                let descriptor = unsafe open(making, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o644)
                guard descriptor >= 0 else { throw LedgerFileError(.cannotCreate(errorText()), path: path) }
                close(descriptor)
                try lay(making, origin: origin)
                let log = try SQLiteLog(opening: making)
                try fill(log)
                guard log.finishWriting() else { throw LedgerFileError(.inUse(processID: nil), path: path) }
            }
        } catch let error as LedgerFileError {
            throw LedgerFileError(error.kind, path: path)
        } catch {
            throw try LedgerFileError(error, path: path)
        }
    }

    /// Refuses a name at which a file lies, or beside which a part of another one does.
    static func requireVacant(_ path: String) throws {
        guard unsafe access(path, F_OK) != 0 else { throw LedgerFileError(.exists, path: path) }
        // SQLite would take it for a part of the new file.
        if let part = LedgerFile.partBeside(path) { throw LedgerFileError(.leftBeside(part), path: path) }
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

    /// Gives a file its name once a body has made and filled it under another one in the same directory; nothing is left
    /// where that fails. What others had begun for the same name and were killed over is removed.
    static func name(_ path: String, once fill: (String) throws -> Void) throws {
        removeAbandoned(path)
        let making = path + mark + "\(getpid())"
        defer { for suffix in suffixes { unsafe unlink(making + suffix) } }
        do { try fill(making) } catch let error as LedgerFileError where error.path == making {
            throw LedgerFileError(error.kind, path: path)
        }
        try name(making, path)
    }

    private static let mark = ".making-"
    private static let suffixes = ["", "-wal", "-shm", "-lock", "-journal"]

    /// Gives the finished file its name, unless the name has been taken meanwhile; the name is then durable.
    private static func name(_ making: String, _ path: String) throws {
        if unsafe link(making, path) != 0 {
            guard errno != EEXIST else { throw LedgerFileError(.exists, path: path) }
            // A file system without links, such as that of a memory stick, takes no name that is there either.
            try requireVacant(path)
            guard unsafe rename(making, path) == 0 else {
                throw LedgerFileError(.cannotCreate(errorText()), path: path)
            }
        }
        let descriptor = unsafe open(directory(of: path), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Removes what was being made for a name by processes that are gone.
    private static func removeAbandoned(_ path: String) {
        let start = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
        for name in names(in: directory(of: path)) where name.hasPrefix(start + mark) {
            let rest = name.dropFirst((start + mark).count)
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard let process = Int32(digits), process > 0,
                suffixes.contains(String(rest.dropFirst(digits.count))),
                process == getpid() || (kill(process, 0) != 0 && errno == ESRCH)
            else { continue }
            unsafe unlink(directory(of: path) + "/" + name)
        }
    }

    private static func names(in directory: String) -> [String] {
        guard let stream = unsafe opendir(directory) else { return [] }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            names.append(
                unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                    unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) {
                        unsafe String(cString: $0)
                    }
                })
        }
        return names
    }
}
