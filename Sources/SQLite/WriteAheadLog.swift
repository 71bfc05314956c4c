// The write-ahead log: turning it on, and copying it into the file.
// May not checkpoint through a connection that only reads.

import CSQLite

extension Connection {
    /// How far a checkpoint goes.
    public enum Checkpoint: Sendable, CaseIterable {
        /// Copies what it can without waiting for anyone.
        case passive
        /// Waits for writers and readers, then copies everything.
        case full
        /// Like `full`, and makes the next writer start at the beginning of the log.
        case restart
        /// Like `restart`, and empties the log file.
        case truncate

        fileprivate var mode: Int32 {
            switch self {
            case .passive: SQLITE_CHECKPOINT_PASSIVE
            case .full: SQLITE_CHECKPOINT_FULL
            case .restart: SQLITE_CHECKPOINT_RESTART
            case .truncate: SQLITE_CHECKPOINT_TRUNCATE
            }
        }
    }

    /// Turns the write-ahead log on for the file; throws where the file system or the database has none.
    public func useWriteAheadLog() throws(SQLiteError) {
        try requireWriting()
        try setJournalMode("wal")
    }

    /// Copies the log into the file: true when all of it is there, false when others stood in the way.
    public func checkpoint(_ checkpoint: Checkpoint) throws(SQLiteError) -> Bool {
        try requireWriting()
        var (inLog, copied): (Int32, Int32) = (-1, -1)
        let code = unsafe sqlite3_wal_checkpoint_v2(
            database.pointer, "main", checkpoint.mode, &inLog, &copied)
        switch code & 0xff {
        case SQLITE_OK: return inLog == copied
        case SQLITE_BUSY: return false
        default: throw database.failure(code)
        }
    }

    /// SQLite answers with the mode that holds, and reports a refused change in no other way.
    func setJournalMode(_ mode: String) throws(SQLiteError) {
        let sql = "PRAGMA journal_mode = \(mode)"
        let answer = try scalar(sql)
        guard answer == .text(mode) else {
            let holding = if case .text(let name)? = answer { name } else { "unknown" }
            let message = "the journal mode stays '\(holding)' and cannot be '\(mode)' here"
            throw SQLiteError(extendedCode: SQLITE_ERROR, message: message, sql: sql)
        }
    }

    private func requireWriting() throws(SQLiteError) {
        guard access.writes else {
            throw SQLiteError(extendedCode: SQLITE_READONLY, message: "the connection only reads")
        }
    }
}
