// A copy of one state of the database, made while others go on using it.
// May not overwrite anything, nor leave half a copy behind.

import CSQLite
import Glibc

extension Connection {
    /// Copies the database into a new file in rollback-journal mode: one file, fit to be sent.
    ///
    /// `progress` gets the pages copied so far and all pages. The state is the one at the start, whatever
    /// others commit meanwhile. An existing file is refused with `cannotOpen`.
    public func backup(
        to path: String, progress: (_ copied: Int, _ total: Int) -> Void = { _, _ in }
    ) throws(SQLiteError) {
        try reserve(path)
        do {
            try begin(.deferred)
            defer { rollBack() }
            // Only a read fixes the state; with it open, the copy never starts over.
            try run("SELECT count(*) FROM sqlite_schema")
            let target = try Connection(path, access: .readWrite(create: false))
            try copyPages(to: target, progress: progress)
            // The copy has taken over the journal mode of the original.
            try target.setJournalMode("delete")
        } catch {
            for suffix in ["", "-journal", "-wal", "-shm"] { unsafe unlink(path + suffix) }
            throw error
        }
    }

    /// Creates the file empty, readable by those who can read the original.
    private func reserve(_ path: String) throws(SQLiteError) {
        let copy = DatabaseFile(path)
        try copy.checkFit(for: .readWrite(create: true))
        guard !copy.isInMemory else {
            let message = "a copy in memory would be gone at once"
            throw SQLiteError(extendedCode: SQLITE_CANTOPEN, message: message)
        }
        let original = unsafe sqlite3_db_filename(database.pointer, "main").map { unsafe String(cString: $0) }
        let mode = original.flatMap { DatabaseFile($0).status?.st_mode } ?? 0o600
        let descriptor = unsafe open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, mode & 0o777)
        guard descriptor >= 0 else {
            let message = "cannot create the copy: " + SystemFailure.text(errno)
            throw SQLiteError(extendedCode: SQLITE_CANTOPEN, message: message)
        }
        close(descriptor)
    }

    private func copyPages(
        to target: borrowing Connection, progress: (_ copied: Int, _ total: Int) -> Void
    ) throws(SQLiteError) {
        let destination = unsafe target.database.pointer
        guard let backup = unsafe sqlite3_backup_init(destination, "main", database.pointer, "main") else {
            throw target.database.failure(unsafe sqlite3_extended_errcode(destination))
        }
        var code = SQLITE_OK
        while code == SQLITE_OK {
            code = unsafe sqlite3_backup_step(backup, 1024)
            let total = unsafe Int(sqlite3_backup_pagecount(backup))
            let remaining = unsafe Int(sqlite3_backup_remaining(backup))
            progress(total - remaining, total)
        }
        unsafe sqlite3_backup_finish(backup)
        guard code == SQLITE_DONE else { throw target.database.failure(code) }
    }
}
