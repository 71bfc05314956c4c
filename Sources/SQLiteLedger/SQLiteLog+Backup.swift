// Copies of the whole ledger: one file in rollback-journal mode, fit to be sent.
import SQLite

extension SQLiteLog {
    /// Copies the ledger as it is at the start into a new file, while others may read and write it.
    ///
    /// `progress` gets the pages copied so far and all pages. Nothing is left where it fails.
    ///
    /// - Throws: `LedgerFileError` about the copy, of the kind `exists` where there is such a file; about the ledger
    ///   where that is damaged.
    public func backUp(to copy: String, progress: (Int, Int) -> Void) throws {
        try LedgerFile.requireVacant(copy)
        try lendReader { open in
            do { try open.log.connection.backup(to: copy, progress: progress) } catch {
                // The copy is new: only the ledger can be damaged.
                let isDamaged = (error as? SQLiteError)?.kind == .corrupt
                throw try LedgerFileError(error, path: isDamaged ? path : copy)
            }
        }
    }
}
