// All or nothing: a transaction ends in a commit or leaves no trace.
// May not nest: an inner rollback would take the outer work with it.

import CSQLite

extension Connection {
    /// When a transaction takes its lock.
    public enum TransactionKind: String, Sendable {
        /// Takes the write lock at once and waits for it up to the busy timeout.
        case immediate
        /// Reads one unchanging state; a write in it may fail with `busy` without any waiting.
        case deferred
    }

    /// Runs the closure and commits; rolls back when the closure or the commit throws.
    public func transaction<Result>(
        _ kind: TransactionKind, _ body: () throws -> Result
    ) throws -> Result {
        try begin(kind)
        do {
            let result = try body()
            try commit()
            return result
        } catch {
            rollBack()
            throw error
        }
    }

    func begin(_ kind: TransactionKind) throws(SQLiteError) {
        guard !isInTransaction else {
            throw SQLiteError(extendedCode: SQLITE_MISUSE, message: "a transaction is open already")
        }
        try run(kind == .immediate ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED")
    }

    func commit() throws(SQLiteError) {
        try run("COMMIT")
    }

    func rollBack() {
        // SQLite has rolled back by itself after some failures, such as a full disk.
        guard isInTransaction else { return }
        // The failure that led here is the one to report; should this one fail too, the next begin says so.
        try? run("ROLLBACK")
    }
}
