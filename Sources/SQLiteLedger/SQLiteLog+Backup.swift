// Copies of the whole ledger: one file in rollback-journal mode, fit to be sent.
import SQLite

extension SQLiteLog {
    /// Copies the ledger as it is at the start into a new file, while others may read and write it.
    ///
    /// `progress` gets the pages copied so far and all pages. Nothing is left where it fails.
    ///
    /// - Throws: `LedgerFileError` about the copy, of the kind `exists` where there is such a file.
    public func backUp(to copy: String, progress: (Int, Int) -> Void) throws {
        try LedgerFile.requireVacant(copy)
        try lendReader { open in
            do { try open.log.connection.backup(to: copy, progress: progress) } catch {
                throw try LedgerFileError(error, path: copy)
            }
        }
    }
}
