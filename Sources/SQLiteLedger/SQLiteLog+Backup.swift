// Copies of the whole ledger: one file in rollback-journal mode, fit to be sent, whole or not there at all.
import SQLite

extension SQLiteLog {
    /// Copies the ledger as it is at the start into a new file, while others may read and write it.
    ///
    /// `progress` gets the pages copied so far and all pages; `verify` gets the copy before it has its name. Nothing is
    /// left where it fails, or where verifying it throws.
    ///
    /// - Throws: `LedgerFileError` about the copy, of the kind `exists` where there is such a file; about the ledger
    ///   where that is damaged.
    public func backUp(
        to copy: String, progress: (Int, Int) -> Void, verifying verify: (SQLiteLog) throws -> Void = { _ in }
    ) throws {
        try LedgerFile.requireVacant(copy)
        try LedgerFile.name(copy) { making in
            try lendReader { open in
                do { try open.log.connection.backup(to: making, progress: progress) } catch {
                    // The copy is new: only the ledger can be damaged.
                    let isDamaged = (error as? SQLiteError)?.kind == .corrupt
                    throw try LedgerFileError(error, path: isDamaged ? path : copy)
                }
            }
            try verify(SQLiteLog(opening: making))
        }
    }
}
